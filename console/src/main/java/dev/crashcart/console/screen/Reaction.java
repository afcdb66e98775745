package dev.crashcart.console.screen;

import dev.crashcart.console.page.Answer;

/** What a key meant to a pane. */
sealed interface Reaction {
  Reaction UNUSED = new Unused();
  Reaction DONE = new Done();

  /** Nothing; somebody else may use the key. */
  record Unused() implements Reaction {}

  /** Something moved or was typed. */
  record Done() implements Reaction {}

  /** It cannot be done, for this reason. */
  record Tells(String sentence) implements Reaction {}

  /** The operator has answered. */
  record Gives(Answer answer) implements Reaction {}

  static Reaction gives(String choice) {
    return new Gives(Answer.of(choice));
  }
}
