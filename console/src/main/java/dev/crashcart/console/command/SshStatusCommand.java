package dev.crashcart.console.command;

import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code ssh status}: whether the service runs, where, and by which keys it proves itself. */
@Command(
    name = "status",
    description = "Tell whether the SSH service runs, where it listens, and its fingerprints.",
    footer = {"", "Example: crashcart --json ssh status"})
final class SshStatusCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    SshView view = session.appliance().sshDesk().view();
    Table table = new Table();
    table.row("SSH", SshFacts.state(view.state(), session));
    // sshd that does not run need not tell.
    if (!view.ports().isEmpty()) {
      table.row(
          "port", view.ports().stream().map(String::valueOf).collect(Collectors.joining(", ")));
      table.row(
          "listens on",
          view.addresses().isEmpty() ? "all addresses" : String.join(", ", view.addresses()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(SshFacts.fingerprints(view.state().hostKeys()));
    Reply reply = Reply.found(lines, SshFacts.of(view));
    return view.state()
        .configuration()
        .trouble()
        .map(trouble -> reply.withNotes(List.of("sshd refuses its configuration: " + trouble)))
        .orElse(reply);
  }
}
