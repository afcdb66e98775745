package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.store.Generation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What programs read: the keys of the JSON documents, which stay as they are. */
final class Facts {
  private Facts() {}

  /** Two facts in this order, which a map of Java's own would not keep from run to run. */
  static Map<String, Object> two(String name, Object value, String other, Object otherValue) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(name, value);
    facts.put(other, otherValue);
    return facts;
  }

  /** An object with its members in this order: name, value, name, value… */
  static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(String.valueOf(members[i]), members[i + 1]);
    }
    return object;
  }

  static List<Object> problems(List<Problem> problems) {
    List<Object> all = new ArrayList<>();
    for (Problem problem : problems) {
      all.add(
          object(
              "severity", word(problem.severity()),
              "key", problem.key(),
              "source", problem.place().source(),
              "line", problem.place().line(),
              "column", problem.place().column(),
              "message", problem.message()));
    }
    return all;
  }

  static List<Object> changes(List<Change> changes) {
    List<Object> all = new ArrayList<>();
    for (Change change : changes) {
      all.add(object("key", change.key(), "before", change.before(), "after", change.after()));
    }
    return all;
  }

  static Map<String, Object> proposal(Proposal proposal) {
    return object(
        "base", proposal.base(),
        "changes", changes(allChanges(proposal)),
        "steps", proposal.plan().steps().stream().map(Step::describe).toList(),
        "risks", proposal.plan().risks(),
        "notes", proposal.plan().notes(),
        "problems", problems(proposal.warnings()));
  }

  /** The changes of the settings, then those of the machine that are not the same. */
  static List<Change> allChanges(Proposal proposal) {
    return Stream.concat(proposal.settingChanges().stream(), proposal.plan().changes().stream())
        .distinct()
        .toList();
  }

  static Map<String, Object> account(AccountStatus account) {
    return object(
        "name", account.name().value(),
        "state", word(account.state()),
        "administrator", account.administrator(),
        "on-system", account.onSystem(),
        "in-settings", account.inSettings(),
        "scheme", account.scheme(),
        "failed-attempts", account.failedAttempts(),
        "locked-by-failures", account.lockedByFailures(),
        "second-factor", account.secondFactor(),
        "sessions", account.sessions());
  }

  static Map<String, Object> link(InterfaceStatus link) {
    return object(
        "name", link.name(),
        "up", link.up(),
        "carrier", link.carrier(),
        "addresses", link.addresses(),
        "dynamic", link.dynamic());
  }

  static Map<String, Object> generation(Generation generation) {
    return object(
        "number", generation.number(),
        "when", generation.when().toString(),
        "who", generation.who(),
        "terminal", generation.terminal(),
        "reason", generation.reason(),
        "changes", generation.changes());
  }

  /** The word of a constant as it stands in files and documents. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
