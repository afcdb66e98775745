package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;

/** What an operator's line meant. */
sealed interface Heard {
  /** An answer for the page. */
  record Gives(Answer answer) implements Heard {}

  /** What has nothing to do with the page. */
  enum Sign implements Heard {
    /** One page back. */
    BACK,
    /** Out of the menu. */
    LEAVE,
    /** The page is printed again. */
    REPEAT,
    /** Some time has passed: the page is looked at again, and asks again. */
    TICK,
    /** Nothing was typed for so long that whoever is signed in may have gone. */
    IDLE,
    /** Nobody can type any more. */
    END
  }

  static Heard gives(String choice) {
    return new Gives(Answer.of(choice));
  }
}
