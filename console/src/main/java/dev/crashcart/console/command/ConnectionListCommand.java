package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code connection list}: every connection of the settings. */
@Command(
    name = "list",
    description = "List the connections.",
    footer = {"", "Example: crashcart connection list"})
final class ConnectionListCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    Collection<Connection> all = session.appliance().current().ssh().connections().values();
    Table table = new Table();
    for (Connection one : all) {
      int keys = one.hostKeys().size();
      table.row(
          one.name().value(),
          ConnectionFacts.where(one),
          one.keyPair().map(SshName::value).orElse("no key pair"),
          keys == 0 ? "no host key accepted" : keys + (keys == 1 ? " host key" : " host keys"));
    }
    List<String> lines =
        table.isEmpty()
            ? List.of("There are no connections. Make one: crashcart connection add NAME")
            : table.lines();
    return Reply.found(
        lines, Map.of("connections", all.stream().map(ConnectionFacts::of).toList()));
  }
}
