package dev.crashcart.core.host;

import java.time.Duration;

/** The time since a moment, by a clock that is never set. */
record Stopwatch(long startNanos) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** An answer that came now. */
  ProbeAnswer answer(ProbeAnswer.Kind kind, String detail) {
    return ProbeAnswer.of(kind, took(), detail);
  }
}
