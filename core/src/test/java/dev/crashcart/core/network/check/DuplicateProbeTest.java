package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.network.NetworkSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateProbeTest {
  private static final NetworkSettings WANTED =
      Lab.settings(
          "interfaces:",
          "  eno1: {addresses: [192.0.2.20/24, 192.0.2.21/24, '2001:db8::21/64']}",
          "  eno2: {addresses: [198.51.100.5/24]}",
          "  bond0: {kind: bond, mode: active-backup, members: [eno3], addresses: [203.0.113.5/24]}");

  @TempDir Path temp;

  @Test
  void onlyNewAddressesAreAskedForAndOnlyWhereThereIsALink() {
    assertThat(DuplicateProbe.candidates(WANTED, Lab.leased()))
        .extracting(it -> it.on() + " " + it.prefix().address() + " " + it.link().orElse("-"))
        .containsExactlyInAnyOrder(
            "bond0 203.0.113.5 -",
            "eno1 192.0.2.21 eno1",
            "eno1 2001:db8::21 eno1",
            "eno2 198.51.100.5 -");
  }

  @Test
  void tellsWhoHasThemAndWhatCouldNotBeAsked() throws HostFailure {
    Host host = SimulatedHost.create(temp.resolve("appliance"), Clock.systemUTC());
    host.write(
        "/.simulated/neighbours",
        "2001:db8::21 02:00:00:00:00:99\n".getBytes(StandardCharsets.UTF_8),
        FileFacts.file(0644, 0, 0));
    DuplicateProbe.Report report =
        new DuplicateProbe(host).look(DuplicateProbe.candidates(WANTED, Lab.leased()));
    assertThat(report.duplicates())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.question())
                    .startsWith(
                        "The machine 02:00:00:00:00:99 behind eno1 has the address 2001:db8::21"
                            + " already."));
    assertThat(report.notLooked())
        .hasSize(2)
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("198.51.100.5")
                    .endsWith("eno2 is not there yet or has no link."));
  }

  @Test
  void nobodyIsAskedWhenNothingIsNew() throws HostFailure {
    Host host = SimulatedHost.create(temp.resolve("appliance"), Clock.systemUTC());
    DuplicateProbe.Report report = new DuplicateProbe(host).look(List.of());
    assertThat(report).isEqualTo(new DuplicateProbe.Report(List.of(), List.of()));
    assertThat(DuplicateProbe.candidates(NetworkSettings.none(), Lab.leased())).isEmpty();
  }
}
