package dev.crashcart.console.command;

import dev.crashcart.core.config.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints replies: results on standard output, everything else on standard error; as JSON exactly
 * one document on standard output. What a terminal would obey is made visible first: account names
 * and log lines come from files that others write.
 */
public final class Printer {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;

  public Printer(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** The same streams for another line. */
  public Printer json(boolean other) {
    return new Printer(out, err, other);
  }

  /** Prints a reply; returns its exit status, or 4 when its result could not be written. */
  public int print(Reply reply) {
    reply.notes().forEach(this::tell);
    if (json) {
      out.print(Json.document(reply.document()));
    } else {
      List<String> results = new ArrayList<>(reply.lines());
      boolean good = isGood(reply);
      if (good && !reply.message().isEmpty()) {
        results.add(reply.message());
      }
      results.forEach(line -> out.println(visible(line)));
      if (!good) {
        out.flush();
        tell(reply.message());
      }
    }
    return out.checkError() ? unheard(reply) : reply.exit();
  }

  /**
   * The exit status when standard output took not all of it: a full disk, a closed pipe, write(2).
   * Only a status that promises a result there is replaced; any other says what is worse.
   */
  private int unheard(Reply reply) {
    tell(
        "The result could not be written to standard output (no space left, or nobody reads it)."
            + " What the command did stays done; look with: crashcart status");
    return isGood(reply) ? Reply.REFUSED_BY_MACHINE : reply.exit();
  }

  private static boolean isGood(Reply reply) {
    return reply.exit() == 0 || reply.exit() == Reply.CHANGES;
  }

  /** Says something on standard error. */
  public void tell(String sentence) {
    if (!sentence.isEmpty()) {
      err.println(visible(sentence));
      err.flush();
    }
  }

  private static String visible(String text) {
    if (text.codePoints().noneMatch(Printer::obeyed)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (obeyed(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** Control characters but the line end, and those that turn the direction of text. */
  private static boolean obeyed(int c) {
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return c != '\n' && Character.isISOControl(c) || turns;
  }
}
