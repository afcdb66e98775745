package dev.crashcart.core.host;

import dev.crashcart.core.config.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ifupdown of a simulated appliance: of interfaces(5) it knows the stanzas of the main file and
 * the files of interfaces.d, with the methods static, in the notation with prefix length, and dhcp.
 */
final class SimulatedIfupdown {
  private static final String MAIN = "/etc/network/interfaces";
  private static final String PARTS = "/etc/network/interfaces.d";

  private final SimulatedState state;
  private final SimulatedKernel kernel;
  private final Set<String> plugged;

  SimulatedIfupdown(SimulatedState state, SimulatedKernel kernel, Set<String> plugged) {
    this.state = state;
    this.kernel = kernel;
    this.plugged = plugged;
  }

  /** {@code ifup NAME} and {@code ifdown --force NAME}. */
  CommandResult run(List<String> command) throws HostFailure {
    String name = command.get(command.size() - 1);
    Map<String, LinkSetup> setups = setups();
    if (!setups.containsKey(name)) {
      return new CommandResult(1, "", command.get(0) + ": unknown interface " + name + "\n");
    }
    carryOut(command.get(0).equals("ifup") ? Map.of(name, setups.get(name)) : Map.of(), name);
    return new CommandResult(0, "", "");
  }

  /** A start of the appliance: all of them come up. */
  void boot() throws HostFailure {
    Map<String, LinkSetup> setups = setups();
    carryOut(setups, setups.keySet().toArray(String[]::new));
  }

  private void carryOut(Map<String, LinkSetup> setups, String... names) throws HostFailure {
    LinkWork.Setups wanted =
        new LinkWork.Setups() {
          @Override
          public Optional<LinkSetup> of(SimulatedLink link) {
            return Optional.ofNullable(setups.get(link.name));
          }

          @Override
          public Optional<VirtualLink> virtual(String name) {
            return Optional.empty();
          }
        };
    new LinkWork(state, kernel, plugged, wanted).carryOut(List.of(names));
  }

  private Map<String, LinkSetup> setups() throws HostFailure {
    Map<String, LinkSetup> setups = new HashMap<>();
    StringBuilder all = new StringBuilder(state.text(MAIN));
    for (String part : state.names(PARTS)) {
      all.append('\n').append(state.text(PARTS + "/" + part));
    }
    for (String stanza : all.toString().split("(?m)^(?=iface )")) {
      String[] words = stanza.lines().findFirst().orElse("").split("\\s+");
      if (words.length > 3 && words[0].equals("iface") && !words[1].equals("lo")) {
        setups.putIfAbsent(words[1], setup(words[3], stanza));
      }
    }
    return setups;
  }

  private static LinkSetup setup(String method, String stanza) {
    List<IpPrefix> addresses = new ArrayList<>();
    for (String line : stanza.lines().map(String::strip).toList()) {
      if (line.startsWith("address ")) {
        NetworkdFile.findPrefix(line.substring("address ".length()).strip())
            .ifPresent(addresses::add);
      }
    }
    Optional<LinkSetup.Learning> lease =
        method.equals("dhcp")
            ? Optional.of(new LinkSetup.Learning(true, true, true, false, Optional.empty()))
            : Optional.empty();
    return new LinkSetup(
        MAIN,
        stanza,
        new LinkSetup.Place(Optional.empty(), List.of(), Optional.empty()),
        lease,
        Optional.empty(),
        false,
        true,
        false,
        addresses,
        List.of(),
        List.of(),
        List.of());
  }
}
