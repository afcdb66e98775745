package dev.crashcart.core.settings;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Problems;

/** The rules that concern more than one setting or section. */
public final class CrossChecks {
  private CrossChecks() {}

  /** Adds what does not fit together. */
  static void check(Settings settings, Input input, Problems problems) {}
}
