package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The interfaces that need a profile: those of the settings, and the members they only mention. */
final class Members {
  private final Map<InterfaceName, NetworkInterface> all = new TreeMap<>();
  private final Map<InterfaceName, NetworkInterface> masters = new HashMap<>();

  Members(NetworkSettings settings) {
    all.putAll(settings.interfaces());
    for (NetworkInterface one : settings.interfaces().values()) {
      if (ProfileText.hasMembers(one)) {
        for (InterfaceName member : one.members()) {
          all.computeIfAbsent(member, NetworkInterface::physical);
          masters.putIfAbsent(member, one);
        }
      }
    }
  }

  /** By name. */
  Map<InterfaceName, NetworkInterface> all() {
    return Collections.unmodifiableMap(all);
  }

  /** The bond or bridge that this interface is a member of. */
  Optional<InterfaceName> findMaster(InterfaceName name) {
    return Optional.ofNullable(masters.get(name)).map(NetworkInterface::name);
  }
}
