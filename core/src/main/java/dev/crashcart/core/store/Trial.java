package dev.crashcart.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is being applied or tried out right now; on disk before the first step runs, gone when it is
 * kept or put back.
 *
 * @param base the newest generation when it was planned
 * @param deadline when it goes back unless kept; empty while the steps are still running
 * @param bootId the boot it was started in: after a restart it is due at once
 * @param text the whole settings file it leads to
 */
public record Trial(
    int base,
    Optional<Instant> deadline,
    String bootId,
    Instant started,
    String who,
    String terminal,
    String reason,
    List<String> changes,
    String text) {
  public Trial {
    changes = List.copyOf(changes);
  }

  /** The same, going back at another moment. */
  public Trial until(Instant newDeadline) {
    return new Trial(
        base, Optional.of(newDeadline), bootId, started, who, terminal, reason, changes, text);
  }

  @Override
  public String toString() {
    return "trial on generation " + base;
  }
}
