package dev.crashcart.core.network;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observing the network, and planning what it takes to have it as wanted. */
public final class NetworkSection {
  private NetworkSection() {}

  /** The network as the machine has it: files and what is in force. */
  public static Seen<NetworkState> observe(NetworkSettings settings, Host host) throws HostFailure {
    BackEnds.Used used = BackEnds.of(settings, host);
    NetworkBackEnd backEnd = used.backEnd();
    BackEndFiles files = BackEnds.files(backEnd, host);
    List<ForeignFile> foreign = new ArrayList<>(files.foreign());
    foreign.addAll(Owners.observe(host));
    KernelState kernel = KernelState.none();
    Optional<String> trouble = Optional.empty();
    try {
      kernel = new KernelObservation(host).state();
    } catch (HostFailure unknown) {
      // Everything else of the machine can be told and done without.
      trouble = Optional.of(unknown.getMessage());
    }
    NetworkState state =
        new NetworkState(
            backEnd.name(),
            used.runs(),
            host.runsCommands(),
            new BackEndFiles(files.own(), foreign),
            kernel,
            BackEnds.findRival(backEnd, host),
            trouble);
    return new Seen<>(state, state);
  }

  /**
   * What it takes to have the network as wanted. Interfaces that the settings do not name stay as
   * they are; without any, nothing is touched.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(NetworkSettings desired, Seen<NetworkState> seen, Problems problems) {
    return new NetworkPlanner(
            desired, seen.running(), BackEnds.of(seen.running().backEnd()), problems)
        .plan();
  }

  /**
   * The settings with this interface as the machine has it now, with its gateways, routes and name
   * servers: for taking it over from whoever sets it up. Unchanged when there is none.
   */
  public static NetworkSettings takeIn(
      NetworkSettings kept, NetworkState state, InterfaceName name) {
    return new MachineNetwork(kept, state.kernel()).takenIn(name);
  }

  /** What is not as it should be, in sentences, the most urgent first. */
  public static List<String> warnings(NetworkSettings settings, NetworkState state) {
    return new NetworkWarnings(settings, state).all();
  }

  /** The settings with the static addresses that their interfaces have now. */
  public static NetworkSettings adopt(NetworkSettings kept, NetworkState state) {
    return new MachineNetwork(kept, state.kernel()).adopted();
  }

  /**
   * Who sets the network up already, or why none can be made, a sentence; empty on a machine that
   * waits for its first network.
   */
  public static Optional<String> findSetUp(NetworkState state, Host host) throws HostFailure {
    if (state.trouble().isPresent()) {
      return state.trouble();
    }
    if (!state.backEndRuns()) {
      return Optional.of("No service runs that sets the network up.");
    }
    if (!state.files().own().isEmpty() || !state.files().foreign().isEmpty()) {
      return Optional.of("Files set the network up already.");
    }
    if (state.kernel().hasAddress()) {
      return Optional.of("The network has an address already.");
    }
    return BackEnds.of(state.backEnd()).findOthers(host).map(path -> path + " sets it up already.");
  }

  /** The interfaces in the kernel's order, for the front page. */
  public static List<InterfaceStatus> statuses(NetworkState state) {
    return state.kernel().links().stream()
        .map(
            link ->
                new InterfaceStatus(
                    link.name(),
                    link.up(),
                    link.carrier(),
                    link.addresses().stream().map(one -> one.prefix().toString()).toList(),
                    link.addresses().stream()
                        .anyMatch(one -> one.dynamic() && !one.prefix().address().isLinkLocal())))
        .toList();
  }
}
