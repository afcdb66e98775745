package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.WebProxy;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelRoute;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the script {@code src/test/real/network.sh} runs in its network namespaces: {@code test URL
 * [ntp=SERVER] [proxy=URL] [user=NAME:PASSWORD]}, {@code duplicates DEVICE PREFIX…}, {@code static
 * DEVICE}, {@code lost DEVICE PREFIX}, {@code cable SECONDS}, {@code resolve NAME}. It prints a
 * line a finding.
 */
final class NamespaceMain {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final PrintStream OUT = System.out;

  private NamespaceMain() {}

  public static void main(String[] words) throws HostFailure {
    Host host = LinuxHost.live();
    KernelState kernel = kernel(host);
    List<String> rest = Arrays.asList(words).subList(1, words.length);
    switch (words[0]) {
      case "test" -> test(host, kernel, rest);
      case "duplicates" -> duplicates(host, kernel, rest);
      case "static" ->
          show(
              Lease.toStatic(
                  NetworkSettings.none(),
                  kernel,
                  new InterfaceName(rest.get(0)),
                  Lease.Families.BOTH));
      case "lost" ->
          OUT.println(
              Lease.lostWithLease(settings(rest), kernel)
                  .map(LostWithLease::sentence)
                  .orElse("nothing is lost"));
      case "cable" -> cable(host, Duration.ofSeconds(Long.parseLong(rest.get(0))));
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static void test(Host host, KernelState kernel, List<String> words) throws HostFailure {
    Optional<String> user = word(words, "user=");
    TestTargets targets =
        new TestTargets(
            words.get(0),
            word(words, "ntp=").stream().toList(),
            word(words, "proxy=")
                .map(
                    url ->
                        WebProxy.of(
                            url,
                            user.map(it -> it.split(":")[0]),
                            user.map(it -> new Secret(it.split(":")[1])))));
    new NetworkTest(host)
        .run(
            NetworkSettings.none(),
            kernel,
            targets,
            it ->
                OUT.println(
                    it.name()
                        + " | "
                        + it.target()
                        + " | "
                        + it.verdict()
                        + " | "
                        + it.sentence()
                        + " | "
                        + it.whatToDo()),
            () -> false);
  }

  private static void duplicates(Host host, KernelState kernel, List<String> words)
      throws HostFailure {
    DuplicateProbe.Report report =
        new DuplicateProbe(host).look(DuplicateProbe.candidates(settings(words), kernel));
    report.duplicates().forEach(it -> OUT.println("has " + it.address() + " " + it.owner()));
    report.notLooked().forEach(OUT::println);
    if (report.duplicates().isEmpty() && report.notLooked().isEmpty()) {
      OUT.println("nobody");
    }
  }

  /** Says that it watches once it has looked for the second time. */
  private static void cable(Host host, Duration limit) throws HostFailure {
    AtomicInteger looks = new AtomicInteger();
    PortFinder.Look look =
        () -> {
          if (looks.incrementAndGet() == 2) {
            OUT.println("watching");
          }
          return kernel(host);
        };
    OUT.println(
        new PortFinder(host)
            .watchCable(look, limit, () -> false)
            .map(PortFinder.Moved::sentence)
            .orElse("nothing moved"));
  }

  private static void show(NetworkSettings settings) {
    settings
        .interfaces()
        .values()
        .forEach(
            it ->
                OUT.println(
                    it.name()
                        + " "
                        + it.ipv4Method()
                        + " "
                        + it.ipv6Method()
                        + " "
                        + it.addresses()));
    OUT.println("gateway4 " + settings.gatewayV4().map(String::valueOf).orElse("-"));
    OUT.println("gateway6 " + settings.gatewayV6().map(String::valueOf).orElse("-"));
    OUT.println("nameservers " + settings.nameservers());
    OUT.println("search " + settings.searchDomains());
  }

  private static NetworkSettings settings(List<String> words) {
    NetworkInterface one = NetworkInterface.physical(new InterfaceName(words.get(0)));
    List<IpPrefix> addresses = words.subList(1, words.size()).stream().map(IpPrefix::of).toList();
    return Parts.with(
        NetworkSettings.none(), Parts.with(one, Optional.empty(), Optional.empty(), addresses));
  }

  private static Optional<String> word(List<String> words, String start) {
    return words.stream()
        .filter(word -> word.startsWith(start))
        .map(word -> word.substring(start.length()))
        .findFirst();
  }

  /** What is in force, by the plain output of ip(8) and resolv.conf(5). */
  private static KernelState kernel(Host host) throws HostFailure {
    List<KernelLink> links = new ArrayList<>();
    for (InterfaceStatus it :
        NetworkSection.statuses(NetworkSection.observe(NetworkSettings.none(), host).running())) {
      links.add(link(it));
    }
    List<KernelRoute> routes = new ArrayList<>();
    for (String family : List.of("-4", "-6")) {
      String shown = host.run(List.of("ip", family, "route", "show"), new byte[0], LIMIT).output();
      shown
          .lines()
          .filter(line -> !line.startsWith("fe80"))
          .forEach(it -> route(it, family, routes));
    }
    List<IpAddress> servers = new ArrayList<>();
    List<String> search = new ArrayList<>();
    new String(host.read("/etc/resolv.conf").orElseThrow(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            line -> {
              if (line[0].equals("nameserver")) {
                servers.add(IpAddress.of(line[1]));
              } else if (line[0].equals("search")) {
                search.add(line[1]);
              }
            });
    return new KernelState(links, routes, servers, search);
  }

  private static KernelLink link(InterfaceStatus it) {
    return new KernelLink(
        it.name(),
        KernelLink.PHYSICAL,
        it.up(),
        it.carrier(),
        1500,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        it.addresses().stream()
            .map(IpPrefix::of)
            .map(
                prefix ->
                    new KernelAddress(
                        prefix,
                        it.dynamic() && !prefix.address().isLinkLocal(),
                        Optional.empty(),
                        false))
            .toList());
  }

  private static void route(String line, String family, List<KernelRoute> routes) {
    List<String> words = List.of(line.strip().split("\\s+"));
    String to = words.get(0);
    String whole = family.equals("-4") ? "0.0.0.0/0" : "::/0";
    routes.add(
        new KernelRoute(
            IpPrefix.of(
                to.equals("default")
                    ? whole
                    : to.contains("/") ? to : to + (family.equals("-4") ? "/32" : "/128")),
            after(words, "via").map(IpAddress::of),
            after(words, "dev").orElseThrow(),
            after(words, "proto").orElse("boot"),
            after(words, "metric").map(Long::valueOf)));
  }

  private static Optional<String> after(List<String> words, String word) {
    int at = words.indexOf(word);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
