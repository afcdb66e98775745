package dev.crashcart.core.network.check;

import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the interfaces with a link have the addresses they should have, of both families. */
final class AddressCheck {
  static final String NAME = "address";

  private static final String ASK_DHCP =
      "Look whether a DHCP server runs in this network, or give a static address.";

  private AddressCheck() {}

  static List<TestResult> look(NetworkSettings settings, KernelState kernel) {
    List<TestResult> found = new ArrayList<>();
    for (String name : Watched.addressed(settings, kernel)) {
      Optional<KernelLink> link = Watched.find(kernel, name).filter(KernelLink::carrier);
      Optional<NetworkInterface> wanted = Watched.find(settings, name);
      link.ifPresent(it -> found.addAll(one(it, wanted)));
    }
    if (found.isEmpty()) {
      found.add(
          failed(
              "",
              "No interface with a link is to have an address.",
              "Give an address to an interface whose cable is plugged in."));
    }
    return found;
  }

  private static List<TestResult> one(KernelLink link, Optional<NetworkInterface> wanted) {
    List<TestResult> found = new ArrayList<>();
    for (KernelAddress address : link.addresses()) {
      if (address.duplicate()) {
        found.add(
            failed(
                link.name(),
                "Somebody else has the address " + address.prefix().address() + " too.",
                "Take another address, or take this one away from the other machine."));
      }
    }
    boolean v4 = wanted.map(one -> one.ipv4Method() != Ipv4Method.OFF).orElse(false);
    boolean v6 = wanted.map(one -> one.ipv6Method() != Ipv6Method.OFF).orElse(false);
    if (wanted.isEmpty()) {
      found.add(any(link));
    }
    if (v4) {
      found.add(v4(link, wanted.get()));
    }
    if (v6) {
      found.add(v6(link, wanted.get()));
    }
    return found;
  }

  private static TestResult any(KernelLink link) {
    return usable(link, true).isEmpty() && usable(link, false).isEmpty()
        ? failed(link.name(), "It has no address.", ASK_DHCP)
        : has(link, List.of(usable(link, true), usable(link, false)));
  }

  private static TestResult v4(KernelLink link, NetworkInterface wanted) {
    if (!usable(link, true).isEmpty()) {
      return has(link, List.of(usable(link, true)));
    }
    return wanted.ipv4Method() == Ipv4Method.DHCP
        ? failed(link.name(), "It has got no IPv4 address by DHCP.", ASK_DHCP)
        : failed(link.name(), "It does not have its IPv4 address.", applyAgain());
  }

  private static TestResult v6(KernelLink link, NetworkInterface wanted) {
    if (!usable(link, false).isEmpty()) {
      return has(link, List.of(usable(link, false)));
    }
    return switch (wanted.ipv6Method()) {
      case AUTO ->
          new TestResult(
              NAME,
              link.name(),
              Verdict.WARNING,
              Duration.ZERO,
              "No router has given it an IPv6 address.",
              "Where this network has no IPv6, all is well; else look at the router.");
      case DHCP -> failed(link.name(), "It has got no IPv6 address by DHCPv6.", ASK_DHCP);
      default -> failed(link.name(), "It does not have its IPv6 address.", applyAgain());
    };
  }

  private static String applyAgain() {
    return "Apply the settings again: crashcart plan shows the difference.";
  }

  /** Link-local addresses lead nowhere, those somebody else has do not work. */
  private static List<KernelAddress> usable(KernelLink link, boolean v4) {
    return link.addresses().stream()
        .filter(address -> address.prefix().isV4() == v4)
        .filter(address -> !address.duplicate() && !address.prefix().address().isLinkLocal())
        .toList();
  }

  private static TestResult has(KernelLink link, List<List<KernelAddress>> addresses) {
    return TestResult.passed(
        NAME,
        link.name(),
        Duration.ZERO,
        addresses.stream()
            .flatMap(List::stream)
            .map(address -> address.prefix() + (address.dynamic() ? " (automatic)" : ""))
            .collect(Collectors.joining(", ", "It has ", ".")));
  }

  private static TestResult failed(String name, String sentence, String advice) {
    return new TestResult(NAME, name, Verdict.FAILED, Duration.ZERO, sentence, advice);
  }
}
