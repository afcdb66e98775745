package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.check.DuplicateProbe;
import dev.crashcart.core.network.check.LostWithLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A change of settings on its way from a form to the plan: the questions about the network that
 * come first are asked there, each at most once, and none where the network stays as it is.
 *
 * @param base what is edited
 * @param same the edits by command, for settings as they are now; empty when there is none
 * @param lostAnswered whether what goes with a lease was decided
 * @param duplicatesAnswered whether somebody else's address is taken all the same
 */
record NetworkChange(
    String reason,
    Base base,
    SettingEdits edits,
    BiFunction<SettingEdits, Input, Optional<String>> same,
    boolean lostAnswered,
    boolean duplicatesAnswered) {
  /** The settings that are edited, as they are now. */
  @FunctionalInterface
  interface Base {
    /** Reads them; blocks. */
    Input tree(Appliance appliance) throws HostFailure;
  }

  /** Changes some settings. */
  static NetworkChange of(String reason, Draft draft, SettingEdits edits) {
    boolean others = draft.fixed().isEmpty() && !edits.touch(NetworkSettings.NETWORK);
    return new NetworkChange(
        reason,
        draft::tree,
        edits,
        draft.fixed().isPresent() ? (any, now) -> Optional.empty() : SettingEdits::command,
        others,
        others);
  }

  /** Puts other settings in the place of the present ones. */
  static NetworkChange to(String reason, String command, Base settings) {
    return new NetworkChange(
        reason, settings, new SettingEdits(), (any, now) -> Optional.of(command), false, false);
  }

  /** The same, with what would go with a lease written down. */
  NetworkChange keeping(LostWithLease lost) {
    SettingEdits learnt = new SettingEdits();
    lost.gatewayV4().ifPresent(it -> learnt.set("network.gateway.ipv4", it.toString()));
    lost.gatewayV6().ifPresent(it -> learnt.set("network.gateway.ipv6", it.toString()));
    if (!lost.nameservers().isEmpty()) {
      learnt.set("network.nameservers", list(lost.nameservers()));
    }
    if (!lost.searchDomains().isEmpty()) {
      learnt.set(
          "network.search-domains",
          list(lost.searchDomains().stream().map(it -> it.text()).toList()));
    }
    return new NetworkChange(reason, base, edits.and(learnt), same, true, duplicatesAnswered);
  }

  private static String list(List<?> values) {
    return String.join(", ", values.stream().map(String::valueOf).toList());
  }

  /** The same, leaving that out. */
  NetworkChange leavingOut() {
    return new NetworkChange(reason, base, edits, same, true, duplicatesAnswered);
  }

  /** The same, taking addresses that somebody has. */
  NetworkChange anyway() {
    return new NetworkChange(reason, base, edits, same, lostAnswered, true);
  }

  /** Goes on from a form; problems are shown at its fields. */
  Next begin(Desk desk, FormProblems fields) {
    return begin(desk, fields::of);
  }

  /** The same where problems are shown otherwise; that is called on the worker. */
  Next begin(Desk desk, Function<List<Problem>, Next> wrong) {
    return Next.look(
        duplicatesAnswered
            ? "Looking whether it fits…"
            : "Looking whether it fits, and whether somebody has the new addresses…",
        () -> next(desk, Next::open, wrong));
  }

  /** Goes on from a menu. */
  Next begin(Desk desk) {
    return Next.look(
        "Looking at what would change…",
        () -> next(desk, Next::open, problems -> Next.open(new ProblemsPage(problems))));
  }

  /** Goes on from a question, which is answered with that. */
  Next again(Desk desk) {
    return Next.look(
        "Looking at what would change…",
        () ->
            next(
                desk, Next.Replace::new, problems -> new Next.Replace(new ProblemsPage(problems))));
  }

  private Next next(Desk desk, Function<Page, Next> way, Function<List<Problem>, Next> wrong)
      throws HostFailure {
    Appliance appliance = desk.appliance();
    Checked<Proposal> checked = plan(appliance, Consent.of(desk.who()));
    if (checked.findValue().isEmpty()) {
      return wrong.apply(checked.problems());
    }
    Proposal proposal = checked.findValue().get();
    Optional<LostWithLease> lost =
        lostAnswered
            ? Optional.empty()
            : appliance.networkDesk().lostWithLease(proposal.desired().network());
    if (lost.isPresent()) {
      return way.apply(new LostWithLeasePage(this, lost.get()));
    }
    DuplicateProbe.Report report =
        duplicatesAnswered
            ? new DuplicateProbe.Report(List.of(), List.of())
            : appliance.networkDesk().duplicates(proposal.desired().network());
    return way.apply(
        report.duplicates().isEmpty()
            ? new PlanPage(errand(appliance), warned(proposal, report.notLooked()))
            : new DuplicatesPage(this, report.duplicates()));
  }

  private Checked<Proposal> plan(Appliance appliance, Consent consent) throws HostFailure {
    return appliance.plan(edits.on(base.tree(appliance)), consent);
  }

  private Errand errand(Appliance appliance) throws HostFailure {
    Optional<String> command = same.apply(edits, appliance.current().toInput());
    return new Errand(reason, command, this::plan, Optional.empty());
  }

  private static Proposal warned(Proposal proposal, List<String> sentences) {
    List<Problem> warnings = new ArrayList<>(proposal.warnings());
    sentences.forEach(
        it -> warnings.add(new Problem(Problem.Severity.WARNING, "", Place.of("form"), it)));
    return new Proposal(
        proposal.base(),
        proposal.desired(),
        proposal.settingChanges(),
        proposal.plan(),
        proposal.once(),
        warnings);
  }
}
