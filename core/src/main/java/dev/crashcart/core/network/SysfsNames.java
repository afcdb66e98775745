package dev.crashcart.core.network;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.List;

/** The names of the interfaces that sysfs(5) knows, the loopback included. */
public final class SysfsNames {
  static final String FOLDER = "/sys/class/net";

  private SysfsNames() {}

  /** All of them; once there is a bond, a plain file ({@code bonding_masters}) is among them. */
  public static List<String> observe(Host host) throws HostFailure {
    List<String> names = new ArrayList<>();
    for (String name : host.names(FOLDER)) {
      if (host.facts(FOLDER + "/" + name).map(FileFacts::folder).orElse(false)) {
        names.add(name);
      }
    }
    return names;
  }
}
