package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;

/** The back ends there are, and which of them a machine uses. */
final class BackEnds {
  private BackEnds() {}

  /** All of them, the preferred one first. */
  static List<NetworkBackEnd> all() {
    return List.of();
  }

  /** The one the settings name, else the one that runs, else the first. */
  static NetworkBackEnd of(NetworkSettings settings, Host host) throws HostFailure {
    for (NetworkBackEnd backEnd : all()) {
      if (settings.backEnd().map(backEnd.name()::equals).orElse(backEnd.runs(host))) {
        return backEnd;
      }
    }
    return all().get(0);
  }
}
