package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Problems;

/** The rules between the settings of SSH. */
final class SshChecks {
  private SshChecks() {}

  static void check(SshSettings settings, Input root, Problems problems) {}
}
