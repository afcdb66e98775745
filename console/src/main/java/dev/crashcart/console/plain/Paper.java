package dev.crashcart.console.plain;

import dev.crashcart.console.terminal.Ascii;
import java.io.PrintStream;

/**
 * Where the lines go: one below the other, never anything else. No control character of any text
 * gets through, and outside UTF-8 only ASCII.
 */
public final class Paper {
  private final PrintStream out;
  private final boolean utf8;
  private boolean prompted;

  public Paper(PrintStream out, boolean utf8) {
    this.out = out;
    this.utf8 = utf8;
  }

  /** Prints a line; a text of several is several. */
  synchronized void line(String text) {
    closePrompt();
    Wording.of(text).lines().forEach(line -> out.print(clean(line) + "\n"));
    if (text.isEmpty()) {
      out.print("\n");
    }
    out.flush();
  }

  /** Prints what an answer is typed behind. */
  synchronized void prompt(String text) {
    closePrompt();
    out.print(clean(Wording.of(text)));
    out.flush();
    prompted = true;
  }

  /** Shows an answer that nobody typed at this prompt. */
  synchronized void answer(String text) {
    out.print(clean(text));
    closePrompt();
    out.flush();
  }

  /** An answer was typed behind the prompt, and its end is on the screen. */
  synchronized void answered() {
    prompted = false;
  }

  /** Nothing more comes: what follows begins on a line of its own. */
  synchronized void end() {
    closePrompt();
    out.flush();
  }

  /** Whether nothing more can be printed. */
  boolean gone() {
    return out.checkError();
  }

  private void closePrompt() {
    if (prompted) {
      out.print("\n");
      prompted = false;
    }
  }

  private String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              String one = Character.toString(point);
              clean.append(Character.isISOControl(point) ? "?" : utf8 ? one : Ascii.of(one));
            });
    return clean.toString().stripTrailing() + trailing(text);
  }

  /** A prompt keeps the blank behind it. */
  private static String trailing(String text) {
    return text.endsWith(" ") ? " " : "";
  }
}
