package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.List;

/**
 * A name that is known without a name server, hosts(5).
 *
 * @param name the name people use
 * @param addresses where it is, at least one
 * @param aliases further names of the same machine
 */
public record HostsEntry(DnsName name, List<IpAddress> addresses, List<DnsName> aliases) {
  public static final Key<List<IpAddress>> ADDRESSES =
      Key.list(
          "addresses",
          "Addresses",
          "Where the name leads, such as 192.168.40.6, 2001:db8:40::6.",
          IpAddress::of,
          IpAddress::toString);

  public static final Key<List<DnsName>> ALIASES =
      Key.list(
          "aliases", "Also called", "Further names of the same host.", DnsName::of, DnsName::text);

  /** Every setting of an entry, in the order of the file. */
  public static final List<Key<?>> KEYS = List.of(ADDRESSES, ALIASES);

  public HostsEntry {
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
  }

  /** Reads the entry of this name. */
  static HostsEntry read(DnsName name, Input input, Problems problems) {
    HostsEntry entry =
        new HostsEntry(name, input.get(ADDRESSES, problems), input.get(ALIASES, problems));
    input.rejectUnknown(problems);
    return entry;
  }

  /** What of it is written to the file. */
  Written written() {
    return Written.thing(
            KeyPath.join(KeyPath.join(SystemSettings.SYSTEM, SystemSettings.HOSTS), name.text()),
            "hosts entry")
        .add(ADDRESSES, addresses)
        .add(ALIASES, aliases);
  }
}
