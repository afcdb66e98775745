package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.system.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDeskTest {
  private static final Proxy PROXY =
      new Proxy(
          Optional.of("http://proxy.lab.example:3128"),
          Optional.empty(),
          Optional.empty(),
          List.of(".lab.example", "other.example", "10.0.0.0/8", "192.0.2.7", "odd/word"));

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    "www.lab.example, false",
    "WWW.LAB.EXAMPLE, false",
    "notlab.example, true",
    "other.example, false",
    "www.other.example, false",
    "10.1.2.3, false",
    "11.1.2.3, true",
    "192.0.2.7, false",
    "2001:db8::1, true"
  })
  void exceptionsAreReachedDirectly(String target, boolean through) {
    assertThat(NetworkDesk.proxy(PROXY, target).isPresent()).isEqualTo(through);
  }

  @Test
  void withoutAWordTheHomePageOfTheSystemIsFetched() throws HostFailure {
    SimulatedHost host = SimulatedHost.create(temp.resolve("a"), Clock.systemUTC());
    NetworkDesk desk = new Appliance(host).networkDesk();
    assertThat(desk.targets(Optional.empty()).url()).isEqualTo("http://example.com/");
    host.write(
        "/etc/os-release",
        "ID=x\nHOME_URL=\"https://www.vendor.example/nas\"\n".getBytes(StandardCharsets.UTF_8),
        FileFacts.file(0644, 0, 0));
    assertThat(desk.targets(Optional.empty()).name()).isEqualTo("www.vendor.example");
    assertThat(desk.targets(Optional.of("http://192.0.2.80/")).name()).isEqualTo("192.0.2.80");
  }

  @Test
  void aSystemThatDoesNotRunHasNoDuplicates() throws HostFailure {
    NetworkDesk desk = new Appliance(LinuxHost.offline(temp)).networkDesk();
    assertThat(desk.reset()).isEmpty();
    assertThat(desk.duplicates(dev.crashcart.core.network.NetworkSettings.none()).notLooked())
        .isEmpty();
  }
}
