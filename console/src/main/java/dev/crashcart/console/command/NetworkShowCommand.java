package dev.crashcart.console.command;

import dev.crashcart.console.page.InterfaceList;
import dev.crashcart.console.page.NetworkWords;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code network show NAME}: one interface in detail. */
@Command(
    name = "show",
    description = "Show one interface in detail.",
    footer = {"", "Example: crashcart network show eno1"})
final class NetworkShowCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      converter = InterfaceNames.class,
      description = "The name of the interface.")
  private Optional<InterfaceName> name = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    Status status = session.appliance().status();
    List<InterfaceList.Known> all = InterfaceList.of(status);
    return all.stream()
        .filter(one -> name.equals(Optional.of(one.name())))
        .findFirst()
        .map(one -> found(one, status))
        .orElseGet(() -> unknown(all));
  }

  private static Reply found(InterfaceList.Known one, Status status) {
    Table table = new Table();
    one.wanted().flatMap(NetworkInterface::description).ifPresent(words -> table.row("For", words));
    table.row("Kind", one.kind());
    table.row("Link", one.link().map(NetworkWords::link).orElse("not there on this machine"));
    table.row("Set up as", InterfaceFacts.wanted(one, status));
    one.link()
        .ifPresent(
            link -> {
              List<String> addresses = NetworkWords.addresses(link);
              table.row("Now", addresses.isEmpty() ? "none" : String.join(", ", addresses));
              link.mac().ifPresent(mac -> table.row("MAC", mac));
              link.model().ifPresent(model -> table.row("Model", model));
              link.master().ifPresent(master -> table.row("Part of", master));
              table.row("MTU", String.valueOf(link.mtu()));
            });
    return Reply.found(table.lines(), Map.of("interface", InterfaceFacts.of(one, status)));
  }

  private Reply unknown(List<InterfaceList.Known> all) {
    List<String> names = all.stream().map(one -> one.name().value()).toList();
    String asked = name.map(InterfaceName::value).orElse("");
    return Reply.usage(
        "There is no interface "
            + asked
            + "."
            + Nearest.to(asked, names)
                .map(near -> " Did you mean " + near + "?")
                .orElse(names.isEmpty() ? "" : " There are: " + String.join(", ", names)));
  }
}
