package dev.crashcart.console.screen;

import com.googlecode.lanterna.terminal.Terminal;
import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * What a console session stands on; all of it can be replaced, so that tests run without threads
 * and waiting.
 *
 * @param feed where the status comes from
 * @param worker runs what may block, one thing after the other; the screen's thread never does
 * @param clock the header's time, the pages' "now" and the countdowns
 * @param product its name until the first status has come in
 * @param version shown in the header; may be empty
 * @param mayLeave whether Esc on the first page asks whether to leave; otherwise the menu stays
 */
public record Surroundings(
    Terminal terminal,
    Appliance appliance,
    StatusFeed feed,
    Who who,
    Executor worker,
    Clock clock,
    ShellRunner shell,
    String product,
    String version,
    boolean mayLeave) {
  /** A session at an appliance with the system's clock that stays until it is told to leave. */
  public static Surroundings of(
      Terminal terminal, Appliance appliance, Who who, Executor worker, ShellRunner shell) {
    return new Surroundings(
        terminal,
        appliance,
        StatusFeed.of(appliance),
        who,
        worker,
        LocalClock.system(),
        shell,
        "Crashcart",
        "",
        false);
  }

  public Surroundings withFeed(StatusFeed other) {
    return new Surroundings(
        terminal, appliance, other, who, worker, clock, shell, product, version, mayLeave);
  }

  public Surroundings withClock(Clock other) {
    return new Surroundings(
        terminal, appliance, feed, who, worker, other, shell, product, version, mayLeave);
  }

  public Surroundings withVersion(String other) {
    return new Surroundings(
        terminal, appliance, feed, who, worker, clock, shell, product, other, mayLeave);
  }

  /** The same for a menu that may be left from its first page. */
  public Surroundings leaving() {
    return new Surroundings(
        terminal, appliance, feed, who, worker, clock, shell, product, version, true);
  }
}
