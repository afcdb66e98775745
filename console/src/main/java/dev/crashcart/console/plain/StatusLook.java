package dev.crashcart.console.plain;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The latest status of the appliance, looked at again when it is no longer fresh. */
final class StatusLook {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Appliance appliance;
  private final Clock clock;
  private final Paper paper;
  private Optional<Status> latest = Optional.empty();
  private Instant looked = Instant.MIN;
  private String told = "";

  StatusLook(Appliance appliance, Clock clock, Paper paper) {
    this.appliance = appliance;
    this.clock = clock;
    this.paper = paper;
  }

  Optional<Status> latest() {
    return latest;
  }

  /** Something was done: the next look is a new one. */
  void stale() {
    looked = Instant.MIN;
  }

  /** Looks, unless that was just done. */
  void look() {
    Instant now = clock.instant();
    if (now.isBefore(looked) || looked.isBefore(now.minus(FRESH))) {
      now();
      looked = clock.instant();
    }
  }

  private void now() {
    try {
      latest = Optional.of(appliance.status());
      told = "";
    } catch (HostFailure refused) {
      String sentence = "! The status could not be read: " + refused.getMessage();
      if (!sentence.equals(told)) {
        paper.line(sentence);
      }
      told = sentence;
    }
  }
}
