package dev.crashcart.core.network;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a network beside the text they were read from, so that a rule can point at the
 * place it is about. Things come in the order of the source: of two that clash the later is blamed.
 */
final class NetworkReading {
  /** What can be wrong while the interfaces are all there. */
  private static final Set<String> APART =
      Set.of(
          NetworkSettings.GATEWAY,
          NetworkSettings.ROUTES,
          NetworkSettings.NAMESERVERS.name(),
          NetworkSettings.SEARCH_DOMAINS.name(),
          NetworkSettings.BACK_END.name(),
          NetworkSettings.TRIAL_SECONDS.name(),
          NetworkSettings.MULTICAST_DNS.name());

  private final NetworkSettings settings;
  private final Input network;
  private final Problems problems;
  private final boolean complete;
  private final Map<InterfaceName, Input> inputs = new LinkedHashMap<>();
  private final Map<InterfaceName, NetworkInterface> masters = new HashMap<>();
  private final Set<InterfaceName> whole = new HashSet<>();

  /**
   * @param network the group {@code network}
   * @param problems those of reading so far; gets those of the rules
   */
  NetworkReading(NetworkSettings settings, Input network, Problems problems) {
    this.settings = settings;
    this.network = network;
    this.problems = problems;
    this.complete =
        !problems.hasErrorsAt("")
            && network.children().keySet().stream()
                .noneMatch(name -> !APART.contains(name) && problems.hasErrorsAt(key(name)));
    Map<String, InterfaceName> names = new HashMap<>();
    settings.interfaces().keySet().forEach(name -> names.put(name.value(), name));
    children(NetworkSettings.INTERFACES)
        .forEach(
            (name, input) ->
                Optional.ofNullable(names.get(name)).ifPresent(n -> inputs.put(n, input)));
    for (NetworkInterface one : interfaces()) {
      if (!problems.hasErrorsAt(input(one).key())) {
        whole.add(one.name());
      }
      one.members().forEach(member -> masters.putIfAbsent(member, one));
    }
  }

  NetworkSettings settings() {
    return settings;
  }

  Input network() {
    return network;
  }

  Problems problems() {
    return problems;
  }

  /** The dotted key of a group of the network. */
  String key(String name) {
    return KeyPath.join(network.key(), name);
  }

  /** Whether all interfaces could be read: only then is what is missing really missing. */
  boolean isComplete() {
    return complete;
  }

  /** The interfaces in the order of the source. */
  List<NetworkInterface> interfaces() {
    return inputs.keySet().stream().map(settings.interfaces()::get).toList();
  }

  /** The routes in the order of the source, each with its text. */
  Map<Route, Input> routes() {
    Map<Route, Input> routes = new LinkedHashMap<>();
    children(NetworkSettings.ROUTES)
        .forEach((name, input) -> routes.put(settings.routes().get(name), input));
    return routes;
  }

  Input input(NetworkInterface one) {
    return inputs.get(one.name());
  }

  /** The group of the gateways. */
  Input gateway() {
    return network.section(NetworkSettings.GATEWAY, new Problems());
  }

  /** The interface of this name, when the settings name it. */
  Optional<NetworkInterface> find(InterfaceName name) {
    return Optional.ofNullable(settings.interfaces().get(name));
  }

  /** The first bond or bridge that this interface is a member of. */
  Optional<NetworkInterface> findMaster(InterfaceName name) {
    return Optional.ofNullable(masters.get(name));
  }

  /** Whether all about this interface could be read. */
  boolean isWhole(NetworkInterface one) {
    return whole.contains(one.name());
  }

  void error(NetworkInterface one, Key<?> setting, String message) {
    problems.error(input(one), setting, message);
  }

  <T> void error(NetworkInterface one, Key<List<T>> setting, int item, String message) {
    problems.error(input(one), setting, item, message);
  }

  /** An error about a setting of one family below an interface. */
  void error(NetworkInterface one, String family, Key<?> setting, String message) {
    problems.error(method(one, family), setting, message);
  }

  /** The group of one family below an interface. */
  Input method(NetworkInterface one, String family) {
    return input(one).section(family, new Problems());
  }

  /** What an interface is, for a sentence. */
  static String what(InterfaceKind kind) {
    return switch (kind) {
      case PHYSICAL -> "a physical interface";
      case VLAN -> "a VLAN";
      case BOND -> "a bond";
      case BRIDGE -> "a bridge";
    };
  }

  /** Names for a sentence, few of many. */
  static String some(List<?> names) {
    List<String> shown = new ArrayList<>(names.stream().limit(4).map(String::valueOf).toList());
    if (names.size() > shown.size()) {
      shown.add("…");
    }
    return String.join(", ", shown);
  }

  /** What is no group was told when the settings were read. */
  private Map<String, Input> children(String name) {
    return network.entries(name, new Problems());
  }
}
