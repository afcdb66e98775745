package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;
import dev.crashcart.core.host.WebProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The way to the page, or to the proxy, router by router, for each family that leads out. */
final class TraceCheck {
  static final String NAME = "route";

  private static final int MOST_HOPS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private TraceCheck() {}

  static void ask(Round round) throws HostFailure {
    String goal = round.targets().proxy().map(WebProxy::host).orElse(round.targets().name());
    List<IpAddress> ends = ends(round, goal);
    if (ends.isEmpty()) {
      round.add(TestResult.skipped(NAME, goal, "The address of " + goal + " is not known."));
    }
    for (IpAddress end : ends) {
      round.ask(NAME, end.toString(), () -> one(round, end));
    }
  }

  /** The first address of each family to which a way leads. */
  private static List<IpAddress> ends(Round round, String goal) throws HostFailure {
    List<IpAddress> all = new ArrayList<>(IpAddress.find(goal).stream().toList());
    boolean lookedUp = round.works(NameCheck.NAME) || !goal.equals(round.targets().name());
    if (all.isEmpty() && lookedUp) {
      ProbeAnswer answer = round.probe().resolve(goal, Round.PER_CHECK);
      if (answer.answered()) {
        Arrays.stream(answer.detail().split(" "))
            .flatMap(word -> IpAddress.find(word).stream())
            .forEach(all::add);
      }
    }
    List<IpAddress> ends = new ArrayList<>();
    for (boolean v4 : List.of(true, false)) {
      all.stream()
          .filter(one -> one.isV4() == v4 && hasRoute(round, one))
          .findFirst()
          .ifPresent(ends::add);
    }
    return ends;
  }

  private static boolean hasRoute(Round round, IpAddress address) {
    return round.kernel().routes().stream()
        .anyMatch(route -> route.destination().contains(address));
  }

  private static TestResult one(Round round, IpAddress end) throws HostFailure {
    String target = end.toString();
    List<String> way = round.probe().trace(target, MOST_HOPS, PATIENCE);
    if (way.isEmpty()) {
      return new TestResult(
          NAME,
          target,
          Verdict.WARNING,
          PATIENCE,
          "No router on the way tells itself.",
          "Many firewalls keep this test out; if the page above was fetched, all is well.");
    }
    String words = String.join(", ", way.stream().map(hop -> hop.isEmpty() ? "*" : hop).toList());
    Optional<String> last = Optional.of(way.get(way.size() - 1));
    return last.filter(target::equals).isPresent()
        ? TestResult.passed(NAME, target, PATIENCE, "The way is " + words + ".")
        : new TestResult(
            NAME,
            target,
            Verdict.WARNING,
            PATIENCE,
            "The way is seen as far as " + words + ".",
            "If the page above was not fetched, look behind the last of these routers.");
  }
}
