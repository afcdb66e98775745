package dev.crashcart.core.network.check;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.NetworkProbe;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The test of the network, from the cable to the web: link, address, gateway, each name server, a
 * name, each time server, a page, the way there. IPv4 and IPv6 are asked alike. A check that cannot
 * succeed, because one before it failed, is skipped with that reason. Each takes at most 3 seconds,
 * all of them about 30.
 */
public final class NetworkTest {
  private final NetworkProbe probe;
  private final TimeCheck.Clock clock;

  /** The test of this machine. */
  public NetworkTest(Host host) throws HostFailure {
    this(NetworkProbe.of(host), host::now);
  }

  NetworkTest(NetworkProbe probe, TimeCheck.Clock clock) {
    this.probe = probe;
    this.clock = clock;
  }

  /**
   * Runs it.
   *
   * @param progress gets each result as soon as there is one, on the calling thread
   * @param cancelled asked before each check; what is left is skipped once it says yes
   * @return every result, in the order of the checks
   */
  public List<TestResult> run(
      NetworkSettings settings,
      KernelState kernel,
      TestTargets targets,
      Consumer<TestResult> progress,
      BooleanSupplier cancelled)
      throws HostFailure {
    Round round = new Round(settings, kernel, targets, probe, progress, cancelled);
    LinkCheck.look(settings, kernel).forEach(round::add);
    boolean linked = round.works(LinkCheck.NAME);
    if (linked) {
      AddressCheck.look(settings, kernel).forEach(round::add);
    } else {
      round.add(TestResult.skipped(AddressCheck.NAME, "", "No interface has a link."));
    }
    boolean addressed = round.works(AddressCheck.NAME);
    if (!addressed) {
      skipRest(round, linked ? "No interface has an address." : "No interface has a link.");
      return round.found();
    }
    GatewayCheck.ask(round);
    NameServerCheck.ask(round);
    NameCheck.ask(round);
    TimeCheck.ask(round, clock);
    WebCheck.ask(round);
    TraceCheck.ask(round);
    return round.found();
  }

  private static void skipRest(Round round, String why) {
    List.of(
            GatewayCheck.NAME,
            NameServerCheck.NAME,
            NameCheck.NAME,
            TimeCheck.NAME,
            WebCheck.NAME,
            TraceCheck.NAME)
        .forEach(name -> round.add(TestResult.skipped(name, "", why)));
  }
}
