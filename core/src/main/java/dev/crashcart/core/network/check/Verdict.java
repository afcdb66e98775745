package dev.crashcart.core.network.check;

/** How one check ended. */
public enum Verdict {
  /** It works. */
  PASSED,
  /** It works, or may work; something about it is worth a look. */
  WARNING,
  /** It does not work. */
  FAILED,
  /** It was not looked at; the sentence says why. */
  SKIPPED
}
