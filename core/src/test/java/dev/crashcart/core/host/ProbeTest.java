package dev.crashcart.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0.1 ms | '' | ANSWERED | ''",
        "1 | From 192.0.2.1 icmp_seq=1 Time to live exceeded | '' | REFUSED | 192.0.2.1",
        "1 | From fe80::1%eno1 icmp_seq=1 Time exceeded: Hop limit | '' | REFUSED | fe80::1",
        "1 | From 192.0.2.5 icmp_seq=1 Destination Host Unreachable | '' | UNREACHABLE | ''",
        "1 | 1 packets transmitted, 0 received | '' | SILENT | ''",
        "2 | '' | connect: Network is unreachable | UNREACHABLE | connect: Network is unreachable",
        "2 | '' | ping: socket: Operation not permitted | UNABLE | ping: socket: Operation not permitted"
      })
  void whatPingSays(int exit, String output, String errors, Kind kind, String detail) {
    ProbeAnswer answer = Ping.read(new CommandResult(exit, output, errors), Duration.ZERO);
    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @Test
  void theWayIsToldToItsEnd() {
    ProbeAnswer router = ProbeAnswer.of(Kind.REFUSED, LIMIT, "192.0.2.1");
    ProbeAnswer silent = ProbeAnswer.of(Kind.SILENT, LIMIT, "");
    ProbeAnswer end = ProbeAnswer.of(Kind.ANSWERED, LIMIT, "");
    assertThat(RouteTrace.way("198.51.100.9", List.of(router, silent, end, end)))
        .containsExactly("192.0.2.1", "", "198.51.100.9");
    assertThat(RouteTrace.way("198.51.100.9", List.of(router, silent, silent)))
        .containsExactly("192.0.2.1");
    assertThat(RouteTrace.way("198.51.100.9", List.of(silent))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.9 lladdr 02:00:5E:00:00:01 REACHABLE | 02:00:5e:00:00:01",
        "192.0.2.9 INCOMPLETE | ''",
        "192.0.2.9 lladdr 02:00:5e:00:00:01 used 1/1/1 FAILED | ''",
        "'' | ''"
      })
  void whoIsInTheNeighbourTable(String entry, String mac) {
    assertThat(Neighbours.mac(entry).orElse("")).isEqualTo(mac);
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.lab:3128, proxy.lab:3128",
    "http://proxy.lab, proxy.lab:80",
    "https://proxy.lab/, proxy.lab:443",
    "http://[2001:db8::8]:3128, [2001:db8::8]:3128",
    "http://[2001:db8::8], [2001:db8::8]:80"
  })
  void theAddressOfAProxy(String url, String text) {
    Optional<Secret> password = Optional.of(new Secret("tea4two"));
    WebProxy proxy = WebProxy.of(url, Optional.of("ann"), password);
    assertThat(proxy).hasToString(text);
    assertThat(proxy.encrypted()).isEqualTo(url.startsWith("https"));
  }

  @Test
  void aDatagramComesBack() throws Exception {
    for (String address : List.of("127.0.0.1", "::1")) {
      try (DatagramSocket server = new DatagramSocket(0, InetAddress.getByName(address))) {
        Thread echo = LinuxCommands.daemon("echo", () -> echo(server));
        ProbeAnswer answer =
            probe().udp(address, Optional.empty(), server.getLocalPort(), new byte[] {7}, LIMIT);
        assertThat(answer.kind()).isEqualTo(Kind.ANSWERED);
        assertThat(answer.payload().get(0)).isEqualTo((byte) 7);
        echo.join();
      }
    }
  }

  @Test
  void aClosedPortIsToldFromASilentOne() throws Exception {
    int port;
    try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      port = mute.getLocalPort();
      Duration brief = Duration.ofMillis(50);
      assertThat(probe().udp("127.0.0.1", Optional.empty(), port, new byte[1], brief).kind())
          .isEqualTo(Kind.SILENT);
    }
    assertThat(probe().udp("127.0.0.1", Optional.empty(), port, new byte[1], LIMIT).kind())
        .isEqualTo(Kind.REFUSED);
  }

  @Test
  void whatCannotBeSentIsAnAnswerToo() throws Exception {
    assertThat(probe().udp("fe80::1", Optional.of("no-such0"), 53, new byte[1], LIMIT).detail())
        .contains("no-such0");
    assertThat(probe().web("http://127.0.0.1:1/", Optional.empty(), LIMIT).kind())
        .isEqualTo(Kind.UNREACHABLE);
  }

  private NetworkProbe probe() throws HostFailure {
    return NetworkProbe.of(LinuxHost.live(temp, Clock.systemUTC()));
  }

  private static void echo(DatagramSocket server) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[16], 16);
      server.receive(packet);
      server.send(packet);
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
