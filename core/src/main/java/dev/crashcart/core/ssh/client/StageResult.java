package dev.crashcart.core.ssh.client;

import java.time.Duration;

/**
 * How one stage of a connection ended.
 *
 * @param sentence what was found
 * @param whatToDo what the operator can do about it; empty when there is nothing to do
 */
public record StageResult(
    Stage stage, Verdict verdict, Duration took, String sentence, String whatToDo) {
  /** How a stage can end. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** Not come to, because one before it failed. */
    SKIPPED
  }

  /** Whether it was tried and does not work. */
  public boolean failed() {
    return verdict == Verdict.FAILED;
  }
}
