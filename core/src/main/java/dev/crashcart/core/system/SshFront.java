package dev.crashcart.core.system;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.List;

/**
 * The menu over SSH from Crashcart's own server, for machines without sshd; apart from the
 * machine's own SSH service and off by default.
 *
 * @param addresses where it listens; empty means everywhere
 */
public record SshFront(boolean enabled, int port, List<IpAddress> addresses) {
  public static final Key<Boolean> ENABLED =
      Key.yesNo(
          "enabled",
          "Menu over SSH",
          "Crashcart's own SSH server, which shows this menu and nothing else. Administrators sign"
              + " in with their password or key.",
          false);

  public static final Key<Integer> PORT =
      Key.number("port", "Its port", "Not that of the machine's own SSH.", 2222, 1, 65_535);

  public static final Key<List<IpAddress>> ADDRESSES =
      Key.list(
          "addresses",
          "Its addresses",
          "Where it listens; left out means everywhere.",
          IpAddress::of,
          IpAddress::toString);

  /** Every setting of it, in the order of the file. */
  public static final List<Key<?>> KEYS = List.of(ENABLED, PORT, ADDRESSES);

  public SshFront {
    addresses = List.copyOf(addresses);
  }

  /** Off. */
  public static SshFront none() {
    return new SshFront(false, PORT.defaultValue(), List.of());
  }

  /** Reads the group that belongs here. */
  static SshFront read(Input input, Problems problems) {
    SshFront front =
        new SshFront(
            input.get(ENABLED, problems),
            input.get(PORT, problems),
            input.get(ADDRESSES, problems));
    input.rejectUnknown(problems);
    return front;
  }

  /** What of it is written to the file. */
  Written written() {
    return Written.group(KeyPath.join(ConsoleSettings.CONSOLE, ConsoleSettings.SSH))
        .add(ENABLED, enabled)
        .add(PORT, port)
        .add(ADDRESSES, addresses);
  }
}
