package dev.crashcart.core.network.check;

import java.time.Duration;

/**
 * What one check of the network found.
 *
 * @param name what was checked, a word or two: {@code link}, {@code name server}
 * @param target which one: an interface, an address, a URL; empty where there is only one
 * @param sentence what was found
 * @param whatToDo what the operator can do about it; empty when there is nothing to do
 */
public record TestResult(
    String name, String target, Verdict verdict, Duration took, String sentence, String whatToDo) {

  static TestResult passed(String name, String target, Duration took, String sentence) {
    return new TestResult(name, target, Verdict.PASSED, took, sentence, "");
  }

  static TestResult skipped(String name, String target, String sentence) {
    return new TestResult(name, target, Verdict.SKIPPED, Duration.ZERO, sentence, "");
  }

  /** Whether it was looked at and does not work. */
  public boolean failed() {
    return verdict == Verdict.FAILED;
  }
}
