package dev.crashcart.console.command;

import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.AccessRow;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code ssh who}: who can come in over SSH, and how. */
@Command(
    name = "who",
    description = {
      "Tell for each account whether a password and a key lead in over SSH, and why.",
      "A star marks what sshd itself was asked about and says the same."
    },
    footer = {"", "Example: crashcart ssh who"})
final class SshWhoCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    SshView view = session.appliance().sshDesk().view();
    Table table = new Table();
    table.row("ACCOUNT", "BY PASSWORD", "BY KEY", "SECOND FACTOR");
    for (AccessRow row : view.matrix()) {
      table.row(row.account(), shown(row.password()), shown(row.key()), shown(row.secondFactor()));
    }
    Reply reply =
        Reply.found(
            table.lines(),
            Facts.two(
                "active",
                view.state().active(),
                "accounts",
                view.matrix().stream().map(SshFacts::of).toList()));
    return view.state().active()
        ? reply
        : reply.withNotes(List.of("SSH is off now: nobody comes in until it is switched on."));
  }

  private static String shown(AccessRow.Way way) {
    return (way.open() ? "yes" : "no")
        + (way.confirmed() ? "*" : "")
        + (way.why().isEmpty() ? "" : " (" + way.why() + ")");
  }
}
