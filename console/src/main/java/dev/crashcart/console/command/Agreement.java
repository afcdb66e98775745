package dev.crashcart.console.command;

import java.util.Arrays;
import java.util.Locale;

/** A yes at the terminal; anything else is a no. */
final class Agreement {
  private Agreement() {}

  /** Asks; the answer is typed like a password, for that is what every terminal can do. */
  static boolean asked(Session session, String question) {
    char[] typed = session.asker().hidden(question + "? Type yes or no: ");
    String answer = new String(typed).strip().toLowerCase(Locale.ROOT);
    Arrays.fill(typed, '\0');
    return answer.equals("yes") || answer.equals("y");
  }
}
