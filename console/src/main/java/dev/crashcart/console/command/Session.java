package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every command has at hand.
 *
 * @param who on whose behalf it runs
 * @param input standard input, for {@code --stdin} and the file {@code -}
 * @param tell shows a sentence at once, on standard error
 * @param zone the operator's, for moments shown to people; Java needs long to find out
 */
public record Session(
    Machine machine,
    Who who,
    Asker asker,
    InputStream input,
    Consumer<String> tell,
    Supplier<ZoneId> zone,
    Pause pause,
    Fronts fronts) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration length) throws InterruptedException;
  }

  public Appliance appliance() throws HostFailure {
    return machine.appliance();
  }

  /** The same for the lines typed at Crashcart's own prompt. */
  public Session inShell(Who typing, Asker other, Fronts without) {
    return new Session(
        machine, typing, other, InputStream.nullInputStream(), tell, zone, pause, without);
  }

  /** A change whose time is up, or whose process died, goes back before anything else is done. */
  public void lookBack() throws HostFailure {
    Appliance counter = appliance();
    try {
      counter.goBackIfDue(who).map(Outcome::message).ifPresent(tell);
    } catch (HostFailure refused) {
      // Looking at a system that cannot be written is still of use.
      tell.accept("Whether a change is waiting to go back is not known: " + refused.getMessage());
    }
  }

  /** {@code 2026-03-01 03:14:15}. */
  String moment(Instant moment) {
    return MOMENT.format(moment.atZone(zone.get()));
  }

  /** {@code 03:14:15}. */
  String clock(Instant moment) {
    return CLOCK.format(moment.atZone(zone.get()));
  }
}
