package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The programs of a simulated appliance that look at the network: ping(8) and arping(8) of iputils,
 * ethtool(8). Who is in the file of the neighbours, or has no address on a link of this appliance
 * and a router leads there, answers.
 */
final class SimulatedTools {
  private static final String NOBODY = "1 packets transmitted, 0 received, 100% packet loss\n";

  private final SimulatedState state;
  private final SimulatedKernel kernel;

  SimulatedTools(SimulatedState state, SimulatedKernel kernel) {
    this.state = state;
    this.kernel = kernel;
  }

  /** Answers; nothing for what it does not know. */
  Optional<CommandResult> run(List<String> command) throws HostFailure {
    String last = command.get(command.size() - 1);
    return switch (command.get(0)) {
      case "ping" ->
          IpAddress.find(last.split("%", 2)[0]).isPresent()
              ? Optional.of(ping(IpAddress.of(last.split("%", 2)[0])))
              : Optional.empty();
      case "arping" ->
          IpAddress.find(last).isPresent()
              ? Optional.of(arping(last, command.contains("-D")))
              : Optional.empty();
      default -> ethtool(command);
    };
  }

  private CommandResult ping(IpAddress to) throws HostFailure {
    List<SimulatedRoute> ways =
        kernel.routes().stream().filter(route -> route.destination().contains(to)).toList();
    if (ways.isEmpty() && !to.isLinkLocal()) {
      return new CommandResult(2, "", "ping: connect: Network is unreachable\n");
    }
    boolean here = to.isLinkLocal() || ways.stream().anyMatch(way -> way.gateway().isEmpty());
    boolean own =
        kernel.links().stream()
            .flatMap(link -> link.addresses.stream())
            .anyMatch(address -> address.prefix().address().equals(to));
    return own || hardware(to.toString()).isPresent() || !here
        ? new CommandResult(0, "64 bytes from " + to + ": icmp_seq=1 ttl=64 time=0.400 ms\n", "")
        : new CommandResult(1, NOBODY, "");
  }

  /** With -D the exit status is 1 when somebody has the address. */
  private CommandResult arping(String address, boolean detecting) throws HostFailure {
    Optional<String> mac = hardware(address);
    String said =
        mac.map(it -> "Unicast reply from " + address + " [" + it.toUpperCase(Locale.ROOT) + "]")
            .orElse("Received 0 response(s)");
    return new CommandResult(mac.isPresent() == detecting ? 1 : 0, said + "\n", "");
  }

  private Optional<String> hardware(String address) throws HostFailure {
    return state.words(LinkWork.NEIGHBOURS).stream()
        .filter(words -> words.size() > 1 && words.get(0).equals(address))
        .map(words -> words.get(1))
        .findFirst();
  }

  /** {@code ethtool -p NAME [SECONDS]}: the light of a card blinks. */
  private Optional<CommandResult> ethtool(List<String> command) {
    if (command.size() < 3 || !command.get(1).matches("-p|--identify")) {
      return Optional.empty();
    }
    Optional<SimulatedLink> link = kernel.find(command.get(2));
    if (link.isEmpty()) {
      return Optional.of(new CommandResult(71, "", "Cannot identify NIC: No such device\n"));
    }
    return Optional.of(
        link.get().isCard()
            ? new CommandResult(0, "", "")
            : new CommandResult(75, "", "Cannot identify NIC: Operation not supported\n"));
  }
}
