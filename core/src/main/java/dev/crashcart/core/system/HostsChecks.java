package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules about hosts entries, hosts(5). */
final class HostsChecks {
  /** What stands in hosts(5) of every system. */
  private static final Set<String> THIS_MACHINE =
      Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback");

  private final Problems problems;
  private final Map<DnsName, HostsEntry> taken = new HashMap<>();

  private HostsChecks(Problems problems) {
    this.problems = problems;
  }

  static void check(SystemSettings settings, Input system, Problems problems) {
    HostsChecks checks = new HostsChecks(problems);
    Map<String, HostsEntry> byText = new HashMap<>();
    for (HostsEntry entry : settings.hosts().values()) {
      checks.taken.put(entry.name(), entry);
      byText.put(entry.name().text(), entry);
    }
    Set<DnsName> before = new HashSet<>();
    system
        .entries(SystemSettings.HOSTS, new Problems())
        .forEach(
            (text, input) ->
                Optional.ofNullable(byText.get(text.toLowerCase(Locale.ROOT)))
                    .ifPresent(entry -> checks.entry(entry, input, before)));
  }

  /** Whether a name means the machine itself on every system (RFC 6761, section 6.3). */
  static boolean isThisMachine(DnsName name) {
    return THIS_MACHINE.contains(name.text()) || name.text().endsWith(".localhost");
  }

  private void entry(HostsEntry entry, Input input, Set<DnsName> before) {
    if (!before.add(entry.name())) {
      problems.error(
          input.key(),
          input.namePlace(),
          entry.name() + " has an entry already, which differs only by capitals; join the two.");
      return;
    }
    if (isThisMachine(entry.name())) {
      problems.error(input.key(), input.namePlace(), taken(entry.name()));
    }
    boolean whole = !problems.hasErrorsAt(input.key());
    if (entry.addresses().isEmpty() && whole) {
      problems.error(
          input,
          HostsEntry.ADDRESSES,
          "an entry needs the addresses that its name leads to, such as addresses:"
              + " [192.168.40.6].");
    }
    addresses(entry.addresses(), input);
    aliases(entry, input);
  }

  /** Loopback and 0.0.0.0 are allowed: people lead names there on purpose. */
  private void addresses(List<IpAddress> addresses, Input input) {
    Set<IpAddress> before = new HashSet<>();
    for (int i = 0; i < addresses.size(); i++) {
      IpAddress address = addresses.get(i);
      if (address.isMulticast() || address.isLimitedBroadcast() || address.isMapped()) {
        problems.error(
            input,
            HostsEntry.ADDRESSES,
            i,
            address
                + address.findObjection().map(why -> " " + why).orElse("")
                + "; write the address of the host.");
      } else if (!before.add(address)) {
        problems.error(
            input, HostsEntry.ADDRESSES, i, address + " is listed already; take one of them out.");
      }
    }
  }

  private void aliases(HostsEntry entry, Input input) {
    for (int i = 0; i < entry.aliases().size(); i++) {
      DnsName alias = entry.aliases().get(i);
      HostsEntry other = taken.putIfAbsent(alias, entry);
      if (isThisMachine(alias)) {
        problems.error(input, HostsEntry.ALIASES, i, taken(alias));
      } else if (other != null) {
        problems.error(
            input,
            HostsEntry.ALIASES,
            i,
            alias
                + " is a name of the entry "
                + other.name()
                + " already; a name leads to one host. Take it out of one place.");
      }
    }
  }

  private static String taken(DnsName name) {
    return name + " always is this machine itself; choose another name.";
  }
}
