package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.networkd.NetworkdBackEnd;
import dev.crashcart.core.network.networkmanager.NetworkManagerBackEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The back ends there are, and which of them a machine uses. */
final class BackEnds {
  private static final List<NetworkBackEnd> ALL =
      List.of(new NetworkdBackEnd(), new NetworkManagerBackEnd());

  private BackEnds() {}

  /** All of them, the preferred one first. */
  static List<NetworkBackEnd> all() {
    return ALL;
  }

  /** The one of this name. */
  static NetworkBackEnd of(BackEndName name) {
    return ALL.stream().filter(one -> one.name() == name).findFirst().orElseThrow();
  }

  /** The one the settings name, else the one that runs, else the first. */
  static Used of(NetworkSettings settings, Host host) throws HostFailure {
    for (NetworkBackEnd backEnd : ALL) {
      boolean named = settings.backEnd().equals(Optional.of(backEnd.name()));
      if (named || settings.backEnd().isEmpty()) {
        boolean runs = backEnd.runs(host);
        if (named || runs) {
          return new Used(backEnd, runs);
        }
      }
    }
    return new Used(ALL.get(0), false);
  }

  /** Another one than this that runs as well. */
  static Optional<BackEndName> findRival(NetworkBackEnd used, Host host) throws HostFailure {
    for (NetworkBackEnd backEnd : ALL) {
      if (host.runsCommands() && backEnd != used && backEnd.runs(host)) {
        return Optional.of(backEnd.name());
      }
    }
    return Optional.empty();
  }

  /**
   * The back end of a machine.
   *
   * @param runs whether its service is active
   */
  record Used(NetworkBackEnd backEnd, boolean runs) {}

  /** The files of ours of every back end, and those of others that matter to this one. */
  static BackEndFiles files(NetworkBackEnd used, Host host) throws HostFailure {
    Map<String, String> own = new HashMap<>();
    for (NetworkBackEnd backEnd : ALL) {
      if (backEnd != used) {
        own.putAll(backEnd.observe(host).own());
      }
    }
    // Only the one in use may keep what has no name of ours.
    own.remove(NetworkPlanner.RESOLV_CONF);
    BackEndFiles its = used.observe(host);
    own.putAll(its.own());
    return new BackEndFiles(own, its.foreign());
  }
}
