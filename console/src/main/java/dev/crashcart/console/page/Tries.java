package dev.crashcart.console.page;

import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.client.TestReport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How the connections were tried in this session, and by what they are reached. */
final class Tries {
  private final Function<Desk, Reach> reach;
  private final Map<SshName, Last> last = new ConcurrentHashMap<>();

  /** The last try of a connection. */
  record Last(Instant at, TestReport report) {
    /** In a few words, with the time of day. */
    String words() {
      String how =
          report.works()
              ? "works"
              : report.failure().map(stage -> "FAILED: " + stage.stage().label()).orElse("stopped");
      return how + ", " + When.clock(at);
    }
  }

  Tries(Function<Desk, Reach> reach) {
    this.reach = reach;
  }

  Reach reach(Desk desk) {
    return reach.apply(desk);
  }

  void note(SshName name, Instant at, TestReport report) {
    last.put(name, new Last(at, report));
  }

  /** What is known of another connection under this name is of no more use. */
  void forget(SshName name) {
    last.remove(name);
  }

  Optional<Last> last(SshName name) {
    return Optional.ofNullable(last.get(name));
  }
}
