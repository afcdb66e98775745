package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.host.WebProxy;
import dev.crashcart.core.network.KernelAddress;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole test on a simulated appliance, on which a word in a file breaks a part. */
class NetworkTestTest {
  private static final TestTargets PAGE =
      new TestTargets("http://www.lab.example/", List.of("192.0.2.7"), Optional.empty());

  @TempDir Path temp;
  private Host host;

  @BeforeEach
  void open() throws HostFailure {
    Clock noon = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    host = SimulatedHost.create(temp.resolve("appliance"), noon);
  }

  @Test
  void allIsWell() throws HostFailure {
    assertThat(test())
        .containsExactly(
            "link eno1 PASSED",
            "link eno2 WARNING",
            "address eno1 PASSED",
            "gateway 192.0.2.1 PASSED",
            "gateway fe80::1 PASSED",
            "name server 192.0.2.1 PASSED",
            "name server 2001:db8::53 PASSED",
            "name www.lab.example PASSED",
            "time server 192.0.2.7 PASSED",
            "web http://www.lab.example/ PASSED",
            "route 192.0.2.80 PASSED");
  }

  @Test
  void withoutALinkNothingElseIsAsked() throws HostFailure {
    KernelState dark = Lab.with(Lab.leased(), List.of(Lab.card("eno1", false)), List.of());
    List<TestResult> results = run(NetworkSettings.none(), dark, PAGE);
    assertThat(results.get(0).failed()).isTrue();
    assertThat(results.get(0).whatToDo()).contains("Plug the cable in");
    assertThat(results.subList(1, results.size()))
        .hasSize(7)
        .allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.SKIPPED))
        .allSatisfy(it -> assertThat(it.sentence()).isEqualTo("No interface has a link."));
  }

  @Test
  void aDeadNameServerIsToldFromADeadGateway() throws HostFailure {
    silence("udp:192.0.2.1:53");
    assertThat(test())
        .contains("gateway 192.0.2.1 PASSED", "name server 192.0.2.1 FAILED")
        .contains("name server 2001:db8::53 PASSED", "name www.lab.example PASSED");
    silence("192.0.2.1", "fe80::1");
    put("neighbours", "");
    assertThat(test())
        .contains("gateway 192.0.2.1 FAILED", "gateway fe80::1 FAILED")
        .contains("name server 192.0.2.1 FAILED");
  }

  @Test
  void aGatewayThatAnswersNoPingMayBeThere() throws HostFailure {
    silence("192.0.2.1");
    put("neighbours", "192.0.2.1 02:00:00:00:00:01\n");
    assertThat(test()).contains("gateway 192.0.2.1 PASSED");
  }

  @Test
  void anUnknownNameMakesThePagePointless() throws HostFailure {
    silence("www.lab.example");
    assertThat(test())
        .contains("name server 192.0.2.1 WARNING", "name www.lab.example FAILED")
        .contains("web http://www.lab.example/ SKIPPED", "route www.lab.example SKIPPED");
  }

  @Test
  void throughAProxyNoNameNeedsToBeKnownHere() throws HostFailure {
    silence("www.lab.example");
    WebProxy proxy =
        WebProxy.of(
            "http://[2001:db8::8]:3128", Optional.of("ann"), Optional.of(new Secret("tea4two")));
    TestTargets through = new TestTargets(PAGE.url(), List.of(), Optional.of(proxy));
    List<TestResult> results = run(NetworkSettings.none(), Lab.leased(), through);
    assertThat(lines(results))
        .contains("web http://www.lab.example/ PASSED", "route 2001:db8::8 PASSED");
    assertThat(results.toString()).contains("[2001:db8::8]:3128").doesNotContain("tea4two");
  }

  @Test
  void writtenAddressesMustBeThereInBothFamilies() throws HostFailure {
    NetworkSettings wanted =
        Lab.settings("interfaces: {eno1: {addresses: [192.0.2.20/24, '2001:db8::20/64']}}");
    KernelState onlyV4 =
        Lab.with(
            Lab.leased(),
            List.of(Lab.card("eno1", true, Lab.fixed("192.0.2.20/24"))),
            List.of(Lab.route("0.0.0.0/0", "192.0.2.1", "eno1", "static")));
    assertThat(lines(run(wanted, onlyV4, PAGE)))
        .startsWith("link eno1 PASSED", "address eno1 PASSED", "address eno1 FAILED");
  }

  @Test
  void noIpv6FromARouterIsNoFailure() throws HostFailure {
    NetworkSettings wanted =
        Lab.settings("interfaces: {eno1: {ipv4: {method: dhcp}, ipv6: {method: auto}}}");
    KernelState onlyV4 =
        Lab.with(
            Lab.leased(),
            List.of(Lab.card("eno1", true, Lab.dynamic("192.0.2.20/24"), Lab.fixed("fe80::2/64"))),
            Lab.ROUTES);
    assertThat(lines(run(wanted, onlyV4, PAGE)))
        .startsWith("link eno1 PASSED", "address eno1 PASSED", "address eno1 WARNING");
  }

  @Test
  void anAddressOfSomebodyElseFails() throws HostFailure {
    KernelAddress doubled =
        new KernelAddress(Lab.fixed("2001:db8::20/64").prefix(), false, Optional.empty(), true);
    KernelState kernel =
        Lab.with(Lab.leased(), List.of(Lab.card("eno1", true, doubled)), Lab.ROUTES);
    List<TestResult> results = run(NetworkSettings.none(), kernel, PAGE);
    assertThat(results.get(1).sentence())
        .isEqualTo("Somebody else has the address 2001:db8::20 too.");
    assertThat(lines(results)).contains("gateway  SKIPPED");
  }

  @Test
  void oneFamilyWithoutAGatewayIsWorthALook() throws HostFailure {
    KernelState noV6 = Lab.with(Lab.leased(), Lab.leased().links(), Lab.ROUTES.subList(0, 2));
    assertThat(lines(run(NetworkSettings.none(), noV6, PAGE))).contains("gateway IPv6 WARNING");
    KernelState none = Lab.with(Lab.leased(), Lab.leased().links(), List.of(Lab.ROUTES.get(1)));
    assertThat(lines(run(NetworkSettings.none(), none, PAGE)))
        .contains("gateway IPv4 FAILED", "gateway IPv6 FAILED")
        .contains("name server 192.0.2.1 PASSED", "name server 2001:db8::53 SKIPPED");
  }

  @Test
  void itEndsAfterHalfAMinute() throws HostFailure {
    List<String> servers = new ArrayList<>();
    List<String> dead = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      servers.add("198.51.100." + i);
      dead.add("198.51.100." + i);
    }
    silence(dead.toArray(String[]::new));
    TestTargets many = new TestTargets(PAGE.url(), servers, Optional.empty());
    List<TestResult> results = run(NetworkSettings.none(), Lab.leased(), many);
    assertThat(lines(results))
        .contains("time server 198.51.100.10 FAILED", "time server 198.51.100.11 SKIPPED")
        .contains("web http://www.lab.example/ SKIPPED");
  }

  @Test
  void itStopsWhenTold() throws HostFailure {
    List<TestResult> seen = new ArrayList<>();
    List<TestResult> results =
        new NetworkTest(host)
            .run(
                NetworkSettings.none(),
                Lab.leased(),
                PAGE,
                seen::add,
                () -> seen.stream().anyMatch(it -> it.name().equals("name")));
    assertThat(results).isEqualTo(seen);
    assertThat(lines(results))
        .contains("name www.lab.example PASSED", "time server 192.0.2.7 SKIPPED");
  }

  @Test
  void aSystemThatDoesNotRunIsNotTested() throws HostFailure {
    Host offline = LinuxHost.offline(temp);
    Assertions.assertThatThrownBy(() -> new NetworkTest(offline))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("is not running");
  }

  @Test
  void aPageIsAPage() {
    for (String text : List.of("www.lab.example", "ftp://x/", "http://ann:pw@x/", "http:///x")) {
      Assertions.assertThatThrownBy(() -> new TestTargets(text, List.of(), Optional.empty()))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new TestTargets("https://[2001:db8::1]:8443/x", List.of(), Optional.empty()).name())
        .isEqualTo("2001:db8::1");
  }

  private List<String> test() throws HostFailure {
    return lines(run(NetworkSettings.none(), Lab.leased(), PAGE));
  }

  private List<TestResult> run(NetworkSettings settings, KernelState kernel, TestTargets targets)
      throws HostFailure {
    return new NetworkTest(host).run(settings, kernel, targets, result -> {}, () -> false);
  }

  private static List<String> lines(List<TestResult> results) {
    return results.stream().map(it -> it.name() + " " + it.target() + " " + it.verdict()).toList();
  }

  private void silence(String... words) throws HostFailure {
    put("silent", String.join("\n", words) + "\n");
  }

  private void put(String name, String text) throws HostFailure {
    host.write(
        "/.simulated/" + name, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0644, 0, 0));
  }
}
