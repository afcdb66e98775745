package dev.crashcart.core.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortFinderTest {
  private static final KernelState BEFORE = cards(Lab.card("eno1", true), Lab.card("eno2", false));

  @TempDir Path temp;

  @Test
  void thePortWhoseLinkComesOrGoes() {
    assertThat(PortFinder.moved(BEFORE, BEFORE)).isEmpty();
    assertThat(PortFinder.moved(BEFORE, cards(Lab.card("eno1", true), Lab.card("eno2", true))))
        .contains(new PortFinder.Moved("eno2", true));
    assertThat(PortFinder.moved(BEFORE, cards(Lab.card("eno1", false), Lab.card("eno2", false))))
        .contains(new PortFinder.Moved("eno1", false));
    assertThat(PortFinder.moved(cards(), cards(Lab.card("usb0", true))))
        .as("a card that was plugged in whole")
        .contains(new PortFinder.Moved("usb0", true));
  }

  @Test
  void watchingEndsWithTheFirstChange() throws HostFailure {
    Deque<KernelState> looks = new ArrayDeque<>(List.of(BEFORE, BEFORE));
    KernelState after = cards(Lab.card("eno1", false), Lab.card("eno2", false));
    SimulatedHost host = SimulatedHost.create(temp.resolve("a"), Clock.systemUTC());
    assertThat(
            new PortFinder(host)
                .watchCable(
                    () -> looks.isEmpty() ? after : looks.pop(),
                    Duration.ofMinutes(1),
                    () -> false))
        .contains(new PortFinder.Moved("eno1", false));
  }

  @Test
  void watchingEndsWhenToldOrWhenTimeIsUp() throws HostFailure {
    SimulatedHost host = SimulatedHost.create(temp.resolve("a"), Clock.systemUTC());
    PortFinder finder = new PortFinder(host);
    assertThat(finder.watchCable(() -> BEFORE, Duration.ofMinutes(1), () -> true)).isEmpty();
    assertThat(finder.watchCable(() -> BEFORE, Duration.ZERO, () -> false)).isEmpty();
  }

  @Test
  void noLightWithoutMeans() throws HostFailure {
    InterfaceName eno1 = new InterfaceName("eno1");
    PortFinder bare = new PortFinder(LinuxHost.live(temp, Clock.systemUTC()));
    assertThat(bare.blink(eno1, Duration.ofSeconds(5)).orElseThrow())
        .contains("ethtool", "by its cable");
    PortFinder offline = new PortFinder(LinuxHost.offline(temp));
    assertThat(offline.blink(eno1, Duration.ofSeconds(5)).orElseThrow()).contains("not running");
  }

  private static KernelState cards(KernelLink... cards) {
    return new KernelState(List.of(cards), List.of(), List.of(), List.of());
  }
}
