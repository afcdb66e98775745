package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The network of a simulated appliance: a pretend kernel ({@link SimulatedKernel}) that the
 * simulated services set up from their files. Beside the kernel's own files people may edit, all
 * below {@code /.simulated}:
 *
 * <ul>
 *   <li>{@code cables}: a card a line, {@code eno1 plugged} or {@code eno2 unplugged}; a line more
 *       is a card more
 *   <li>{@code neighbours}: who else has an address, {@code 192.168.40.1 02:00:5e:20:00:01}
 *   <li>{@code services}: the units that run, one a line; with {@code NetworkManager} in place of
 *       {@code systemd-networkd} and after a restart it is that which sets the network up
 * </ul>
 *
 * What could not be set up stands in {@code journal}, what set a link up in {@code set-up.json}.
 */
final class SimulatedNetwork {
  static final String CABLES = SimulatedCommands.STATE + "/cables";

  private static final CommandResult DONE = new CommandResult(0, "", "");
  private static final String HOST_NAME = "/proc/sys/kernel/hostname";

  private final SimulatedState state;
  private final SimulatedUnits units;
  private String cablesSeen = "";

  SimulatedNetwork(FileTree files) {
    this.state = new SimulatedState(files);
    this.units = new SimulatedUnits(state, this::started);
  }

  /** What a change of the network changes. */
  static List<String> watched() {
    return List.of(
        CABLES,
        SimulatedKernel.LINKS,
        SimulatedKernel.ADDRESSES,
        SimulatedKernel.ROUTES,
        SimulatedKernel.ROUTES_V6);
  }

  SimulatedUnits units() {
    return units;
  }

  /** A start of the appliance: no virtual links, no addresses, then the services. */
  synchronized void boot() throws HostFailure {
    units.boot();
    SimulatedKernel kernel = SimulatedKernel.load(state);
    cards(kernel);
    for (SimulatedLink link : kernel.links()) {
      if (link.kind.isEmpty()) {
        kernel.release(link);
        reset(kernel, link);
      } else {
        kernel.delete(link.name);
      }
    }
    kernel.look(plugged(kernel));
    Set<String> active = units.active();
    if (active.contains(SimulatedUnits.NETWORKD)
        || active.contains(SimulatedUnits.NETWORK_MANAGER)) {
      kernel.saveItself(state);
    } else {
      kernel.save(state);
    }
    state.remove(SetUpLinks.FILE);
    state.put(HOST_NAME, state.text("/etc/hostname"));
    for (String unit : active) {
      started(unit);
    }
  }

  private static void reset(SimulatedKernel kernel, SimulatedLink link) {
    if (!link.isLoopback()) {
      link.up = false;
      link.mtu = 1500;
      kernel.clear(link);
    }
  }

  /** Notices cables and cards that were put in or pulled since it last looked. */
  synchronized void settle() throws HostFailure {
    String cables = state.text(CABLES);
    if (cables.equals(cablesSeen)) {
      return;
    }
    cablesSeen = cables;
    SimulatedKernel kernel = SimulatedKernel.load(state);
    Set<String> changed = new TreeSet<>(cards(kernel));
    kernel.look(plugged(kernel)).forEach(link -> changed.add(link.name));
    kernel.save(state);
    if (units.active().contains(SimulatedUnits.NETWORKD)) {
      new SimulatedNetworkd(state, kernel, plugged(kernel)).setUp(changed);
    } else if (units.active().contains(SimulatedUnits.NETWORK_MANAGER)) {
      SimulatedNetworkManager manager = manager(kernel);
      manager.carryOut(changed);
      manager.connectAll();
    }
  }

  /**
   * Puts in and takes out cards as the file of the cables says, if there is one.
   *
   * @return those that were put in
   */
  private List<String> cards(SimulatedKernel kernel) throws HostFailure {
    List<String> put = new ArrayList<>();
    List<String> cards = state.words(CABLES).stream().map(words -> words.get(0)).toList();
    for (int i = 0; i < cards.size(); i++) {
      if (kernel.find(cards.get(i)).isEmpty()) {
        kernel.insert(cards.get(i), "02:00:5e:10:00:" + HexFormat.of().toHexDigits((byte) (i + 1)));
        put.add(cards.get(i));
      }
    }
    if (state.exists(CABLES)) {
      kernel.links().stream()
          .filter(link -> link.isCard() && !cards.contains(link.name))
          .forEach(gone -> kernel.delete(gone.name));
    }
    return put;
  }

  /** The cards with a cable; where nobody wrote that down, as the kernel has it. */
  private Set<String> plugged(SimulatedKernel kernel) throws HostFailure {
    if (!state.exists(CABLES)) {
      return kernel.links().stream()
          .filter(link -> link.carrier)
          .map(link -> link.name)
          .collect(Collectors.toSet());
    }
    return state.words(CABLES).stream()
        .filter(words -> words.size() > 1 && words.get(1).equals("plugged"))
        .map(words -> words.get(0))
        .collect(Collectors.toSet());
  }

  private void started(String unit) throws HostFailure {
    if (unit.equals(SimulatedUnits.RESOLVED)) {
      new SimulatedResolver(state).load();
    } else if (unit.equals(SimulatedUnits.NETWORKD)) {
      networkd().start();
    } else if (unit.equals(SimulatedUnits.NETWORK_MANAGER)) {
      manager(SimulatedKernel.load(state)).start();
    }
  }

  private SimulatedNetworkManager manager(SimulatedKernel kernel) throws HostFailure {
    return new SimulatedNetworkManager(state, kernel, plugged(kernel));
  }

  private SimulatedNetworkd networkd() throws HostFailure {
    SimulatedKernel kernel = SimulatedKernel.load(state);
    return new SimulatedNetworkd(state, kernel, plugged(kernel));
  }

  /** {@code ip}. */
  synchronized CommandResult ip(List<String> command, String line) throws HostFailure {
    settle();
    if (units.active().contains(SimulatedUnits.RESOLVED)) {
      new SimulatedResolver(state).tell(SimulatedKernel.load(state));
    }
    return new SimulatedIp(state, SimulatedKernel.load(state))
        .run(command)
        .orElseGet(() -> SimulatedCommands.unknown(line));
  }

  /** {@code networkctl reload} and {@code networkctl reconfigure NAME…}. */
  synchronized CommandResult networkctl(List<String> command, String line) throws HostFailure {
    settle();
    if (!units.active().contains(SimulatedUnits.NETWORKD)) {
      return new CommandResult(
          1, "", "Failed to connect to network service: Unit systemd-networkd is not active.\n");
    }
    if (command.size() == 2 && command.get(1).equals("reload")) {
      networkd().reload();
      return DONE;
    }
    if (command.size() < 3 || !command.get(1).equals("reconfigure")) {
      return SimulatedCommands.unknown(line);
    }
    List<String> names = command.subList(2, command.size());
    SimulatedKernel kernel = SimulatedKernel.load(state);
    Optional<String> missing = names.stream().filter(n -> kernel.find(n).isEmpty()).findFirst();
    if (missing.isPresent()) {
      return new CommandResult(
          1, "", "Failed to resolve interface \"" + missing.get() + "\": No such device\n");
    }
    networkd().setUp(names);
    return DONE;
  }

  /** {@code nmcli}. */
  synchronized CommandResult nmcli(List<String> command, String line) throws HostFailure {
    settle();
    SimulatedKernel kernel = SimulatedKernel.load(state);
    return new SimulatedNmcli(manager(kernel), kernel)
        .run(command)
        .orElseGet(() -> SimulatedCommands.unknown(line));
  }

  /** {@code resolvectl dns} and {@code resolvectl domain}. */
  synchronized CommandResult resolvectl(String line) throws HostFailure {
    settle();
    if (!units.active().contains(SimulatedUnits.RESOLVED)) {
      return new CommandResult(
          1, "", "Failed to get DNS servers: Unit dbus-org.freedesktop.resolve1 not found.\n");
    }
    SimulatedResolver resolver = new SimulatedResolver(state);
    SimulatedKernel kernel = SimulatedKernel.load(state);
    return switch (line.replace(" --no-pager", "")) {
      case "resolvectl dns" -> new CommandResult(0, resolver.nameservers(kernel), "");
      case "resolvectl domain" -> new CommandResult(0, resolver.domains(kernel), "");
      case "resolvectl flush-caches" -> DONE;
      default -> SimulatedCommands.unknown(line);
    };
  }

  /** {@code ping}, {@code arping} and {@code ethtool}. */
  synchronized CommandResult tool(List<String> command, String line) throws HostFailure {
    settle();
    return new SimulatedTools(state, SimulatedKernel.load(state))
        .run(command)
        .orElseGet(() -> SimulatedCommands.unknown(line));
  }

  /** {@code hostname}, {@code hostname NAME} and {@code hostname -F FILE}. */
  CommandResult hostname(List<String> command) throws HostFailure {
    if (command.size() == 1) {
      return new CommandResult(0, state.text(HOST_NAME), "");
    }
    boolean file = command.size() == 3 && command.get(1).matches("-F|--file");
    if (file && !state.exists(command.get(2))) {
      return new CommandResult(
          1, "", "hostname: " + command.get(2) + ": No such file or directory\n");
    }
    String name =
        (file ? state.text(command.get(2)) : command.get(1))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    if (name.isEmpty()) {
      return new CommandResult(1, "", "hostname: the specified hostname is invalid\n");
    }
    state.put(HOST_NAME, name + "\n");
    return DONE;
  }
}
