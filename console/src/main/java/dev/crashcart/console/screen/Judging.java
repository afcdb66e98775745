package dev.crashcart.console.screen;

import dev.crashcart.console.page.View;
import java.util.function.Consumer;

/** Has a secret judged away from the screen's thread. */
@FunctionalInterface
interface Judging {
  /**
   * Judges it on the worker and hands the verdict back on the screen's thread.
   *
   * @param secret a copy, wiped afterwards
   */
  void judge(View.Meter meter, char[] secret, Consumer<View.Judgement> verdict);
}
