package dev.crashcart.core.network;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Observing the network. It only looks, by the one-line output of ip(8). */
public final class NetworkSection {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String LOOPBACK = "lo";

  private NetworkSection() {}

  /** The network as the machine has it: files and what is in force. */
  public static Seen<NetworkState> observe(NetworkSettings settings, Host host) throws HostFailure {
    NetworkBackEnd backEnd = BackEnds.of(settings, host);
    BackEndFiles files = BackEnds.files(backEnd, host);
    List<ForeignFile> foreign = new ArrayList<>(files.foreign());
    foreign.addAll(Owners.observe(host));
    NetworkState state =
        new NetworkState(
            backEnd.name(),
            backEnd.runs(host),
            host.runsCommands(),
            new BackEndFiles(files.own(), foreign),
            new KernelObservation(host).state());
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
   * The interfaces in the kernel's order, without the loopback; none where no system runs or there
   * is no {@code ip}.
   */
  public static List<InterfaceStatus> statuses(Host host) throws HostFailure {
    if (!host.runsCommands() || !host.hasCommand("ip")) {
      return List.of();
    }
    return read(print(host, "link"), print(host, "addr"));
  }

  /**
   * Reads what {@code ip -o link show} and {@code ip -o addr show} print, a line a link:
   *
   * <pre>{@code
   * 2: eno1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 …
   * 2: eno1    inet 192.0.2.5/24 brd 192.0.2.255 scope global dynamic eno1\       valid_lft …
   * }</pre>
   */
  static List<InterfaceStatus> read(String links, String addresses) {
    Map<String, Addresses> byName = new LinkedHashMap<>();
    addresses.lines().map(String::strip).forEach(line -> readAddress(line, byName));
    List<InterfaceStatus> found = new ArrayList<>();
    links
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 2 && words[2].startsWith("<"))
        .forEach(
            words -> {
              String name = nameOf(words[1].replaceFirst(":$", ""));
              if (!name.equals(LOOPBACK)) {
                Set<String> flags = flags(words[2]);
                Addresses its = byName.getOrDefault(name, new Addresses());
                found.add(
                    new InterfaceStatus(
                        name,
                        flags.contains("UP"),
                        flags.contains("LOWER_UP"),
                        its.inOrder(),
                        its.dynamic));
              }
            });
    return List.copyOf(found);
  }

  private static void readAddress(String line, Map<String, Addresses> byName) {
    String[] words = line.split("\\\\", 2)[0].strip().split("\\s+");
    if (words.length < 4 || !words[2].startsWith("inet")) {
      return;
    }
    boolean v4 = words[2].equals("inet");
    Addresses its = byName.computeIfAbsent(nameOf(words[1]), n -> new Addresses());
    String address = words[3].contains("/") ? words[3] : words[3] + (v4 ? "/32" : "/128");
    (v4 ? its.v4 : its.v6).add(address);
    // The last word of a v4 line is its label, which may be any word.
    List<String> rest = Arrays.asList(words).subList(4, Math.max(4, words.length - (v4 ? 1 : 0)));
    its.dynamic |= rest.contains("dynamic");
  }

  /** {@code eth0@if5} is eth0, whose peer is in another namespace. */
  private static String nameOf(String word) {
    return word.split("@", 2)[0];
  }

  private static Set<String> flags(String word) {
    return new HashSet<>(Arrays.asList(word.replaceAll("[<>]", "").split(",")));
  }

  private static String print(Host host, String what) throws HostFailure {
    CommandResult result = host.run(List.of("ip", "-o", what, "show"), new byte[0], LIMIT);
    if (!result.succeeded()) {
      throw new HostFailure(
          "ip could not tell the state of the network: "
              + result.errors().lines().findFirst().orElse("status " + result.exit())
              + ".");
    }
    return result.output();
  }

  /** The addresses of one interface while they are gathered. */
  private static final class Addresses {
    private final List<String> v4 = new ArrayList<>();
    private final List<String> v6 = new ArrayList<>();
    private boolean dynamic;

    private List<String> inOrder() {
      List<String> all = new ArrayList<>(v4);
      all.addAll(v6);
      return all;
    }
  }
}
