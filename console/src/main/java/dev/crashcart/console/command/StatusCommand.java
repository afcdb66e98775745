package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.plan.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code status}: the appliance as it is now. */
@Command(
    name = "status",
    description = "Show the appliance as it is now, with what needs attention.",
    footer = {"", "Example: crashcart --json status"})
final class StatusCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    Status status = session.appliance().status();
    return Reply.found(lines(session, status), facts(status));
  }

  private static List<String> lines(Session session, Status status) {
    Table table = new Table();
    table.row("Host", status.hostName() + ", " + status.product());
    table.row("Machine", status.host());
    table.row("Sign-in", status.method().map(Facts::word).orElse("not chosen yet"));
    table.row(
        "Settings",
        status.generation() < 0 ? "none kept yet" : "generation " + status.generation());
    for (InterfaceStatus link : status.interfaces()) {
      table.row("Interface " + link.name(), link(link));
    }
    table.row("SSH", SshFacts.state(status.ssh(), session));
    for (AccountStatus account : status.accounts()) {
      table.row("Account " + account.name(), AccountLookup.words(account));
    }
    status
        .trialDeadline()
        .ifPresent(until -> table.row("On trial", "until " + session.moment(until)));
    status
        .oneTimeAccessUntil()
        .ifPresent(until -> table.row("One-time access", "until " + session.moment(until)));
    status
        .rejected()
        .ifPresent(
            went -> table.row("Went back", session.moment(went.when()) + ": " + went.cause()));
    List<String> lines = new ArrayList<>(table.lines());
    if (!status.drift().isEmpty()) {
      lines.add("Changed past Crashcart (machine -> settings):");
      status.drift().stream().map(Change::toString).forEach(line -> lines.add("  " + line));
    }
    status.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return lines;
  }

  private static String link(InterfaceStatus link) {
    if (!link.up()) {
      return "switched off";
    }
    if (!link.carrier()) {
      return "no link";
    }
    return link.addresses().isEmpty()
        ? "up, no address"
        : "up, " + String.join(" ", link.addresses()) + (link.dynamic() ? " (automatic)" : "");
  }

  private static Map<String, Object> facts(Status status) {
    return Facts.object(
        "host", status.host(),
        "host-name", status.hostName(),
        "product", status.product(),
        "set-up", status.setUp(),
        "method", status.method().map(Facts::word),
        "generation", status.generation(),
        "somebody-usable", status.somebodyUsable(),
        "accounts", status.accounts().stream().map(Facts::account).toList(),
        "interfaces", status.interfaces().stream().map(Facts::link).toList(),
        "ssh", SshFacts.of(status.ssh()),
        "drift", Facts.changes(status.drift()),
        "trial-deadline", status.trialDeadline().map(Instant::toString),
        "one-time-access-until", status.oneTimeAccessUntil().map(Instant::toString),
        "rejected",
            status
                .rejected()
                .map(it -> Facts.object("when", it.when().toString(), "cause", it.cause())),
        "warnings", status.warnings());
  }
}
