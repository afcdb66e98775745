package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the routers to everywhere else are there, of each family that has addresses. */
final class GatewayCheck {
  static final String NAME = "gateway";

  /** The first seven bits of fc00::/7, addresses for one site only (RFC 4193). */
  private static final int UNIQUE_LOCAL = 0xFC;

  private GatewayCheck() {}

  static void ask(Round round) throws HostFailure {
    List<KernelRoute> defaults = new ArrayList<>();
    for (KernelRoute route : round.kernel().routes()) {
      boolean same =
          defaults.stream()
              .anyMatch(
                  one ->
                      one.gateway().equals(route.gateway())
                          && one.device().equals(route.device())
                          && one.destination().isV4() == route.destination().isV4());
      if (route.isDefault() && !same) {
        defaults.add(route);
      }
    }
    for (KernelRoute route : defaults) {
      String target = route.gateway().map(IpAddress::toString).orElse(route.device());
      round.ask(NAME, target, () -> one(round, route));
    }
    missing(round.kernel(), defaults).forEach(round::add);
  }

  private static TestResult one(Round round, KernelRoute route) throws HostFailure {
    if (route.gateway().isEmpty()) {
      return TestResult.passed(
          NAME, route.device(), Duration.ZERO, "All leaves through " + route.device() + ".");
    }
    IpAddress gateway = route.gateway().get();
    String address = gateway.toString();
    Optional<String> device =
        gateway.isLinkLocal() ? Optional.of(route.device()) : Optional.empty();
    ProbeAnswer echo = round.probe().echo(address, device, Duration.ofSeconds(1));
    if (echo.answered()) {
      return TestResult.passed(NAME, address, echo.took(), "It answers.");
    }
    ProbeAnswer owner = round.probe().whoHas(address, route.device(), Duration.ofSeconds(2));
    Duration took = echo.took().plus(owner.took());
    if (owner.answered()) {
      return TestResult.passed(
          NAME, address, took, "It is there (" + owner.detail() + "), though it answers no ping.");
    }
    boolean unable = owner.kind() == ProbeAnswer.Kind.UNABLE;
    return new TestResult(
        NAME,
        address,
        unable ? Verdict.WARNING : Verdict.FAILED,
        took,
        unable
            ? "Whether it is there is not known: " + owner.detail() + "."
            : "Nobody answers at " + address + " on " + route.device() + ".",
        "Look whether the address of the gateway is right, the router is on, and the cable is in the"
            + " right network.");
  }

  /** A family with addresses for everywhere and no way there. */
  private static List<TestResult> missing(KernelState kernel, List<KernelRoute> defaults) {
    List<TestResult> found = new ArrayList<>();
    for (boolean v4 : List.of(true, false)) {
      boolean routed = defaults.stream().anyMatch(route -> route.destination().isV4() == v4);
      if (!routed && hasGlobal(kernel, v4)) {
        String family = v4 ? "IPv4" : "IPv6";
        found.add(
            new TestResult(
                NAME,
                family,
                defaults.isEmpty() ? Verdict.FAILED : Verdict.WARNING,
                Duration.ZERO,
                "There is no " + family + " gateway: only the machine's own networks are reached.",
                "Set network.gateway." + (v4 ? "ipv4" : "ipv6") + ", or look at the router."));
      }
    }
    return found;
  }

  private static boolean hasGlobal(KernelState kernel, boolean v4) {
    return kernel.links().stream()
        .flatMap(link -> link.addresses().stream())
        .map(KernelAddress::prefix)
        .filter(prefix -> prefix.isV4() == v4)
        .map(prefix -> prefix.address())
        .anyMatch(
            address ->
                !address.isLinkLocal()
                    && !address.isLoopback()
                    && (v4 || (address.bytes()[0] & 0xFE) != UNIQUE_LOCAL));
  }

  /** Whether a way leads to this address: in a network of the machine, or by a gateway at work. */
  static boolean leadsTo(Round round, IpAddress address) {
    return address.isLoopback()
        || round.works(NAME)
        || round.kernel().routes().stream()
            .anyMatch(route -> !route.isDefault() && route.destination().contains(address));
  }
}
