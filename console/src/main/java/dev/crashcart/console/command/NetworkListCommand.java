package dev.crashcart.console.command;

import dev.crashcart.console.page.InterfaceList;
import dev.crashcart.console.page.NetworkWords;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code network list}: every interface, how it is set up and how it is now. */
@Command(
    name = "list",
    description = "List the interfaces: how each is set up, and how it is now.",
    footer = {"", "Example: crashcart --json network list"})
final class NetworkListCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    Status status = session.appliance().status();
    List<InterfaceList.Known> all = InterfaceList.of(status);
    Table table = new Table();
    for (InterfaceList.Known one : all) {
      table.row(
          one.name().value(),
          one.kind(),
          one.link().map(NetworkWords::link).orElse("missing"),
          InterfaceFacts.wanted(one, status),
          one.link()
              .map(NetworkWords::addresses)
              .filter(addresses -> !addresses.isEmpty())
              .map(addresses -> String.join(", ", addresses))
              .orElse("-"));
    }
    return Reply.found(
        table.lines(),
        Map.of("interfaces", all.stream().map(one -> InterfaceFacts.of(one, status)).toList()));
  }
}
