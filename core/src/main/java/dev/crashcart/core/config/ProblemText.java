package dev.crashcart.core.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Problems as they are printed for a person: each with its place, the line of the file it is about
 * and a caret, at the end how many there are.
 *
 * <pre>{@code
 * config.yaml:12:9: error: ssh.port: 70000 is not between 1 and 65535.
 *       port: 70000
 *             ^
 * 1 error.
 * }</pre>
 */
public final class ProblemText {
  /** More are counted, not printed: a person begins at the first. */
  private static final int MOST_PRINTED = 200;

  private ProblemText() {}

  /**
   * The text, each line ended; empty when there are no problems. Secrets in the lines of the file
   * are masked, even when the file cannot be read.
   *
   * @param source the bytes the problems were found in; none when there is no file
   */
  public static String render(List<Problem> problems, byte[] source) {
    if (problems.isEmpty()) {
      return "";
    }
    String text = new String(source, StandardCharsets.UTF_8);
    String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Integer> starts = starts(shown);
    BitSet hidden = SecretMask.of(shown);
    StringBuilder out = new StringBuilder();
    for (Problem problem : problems.subList(0, Math.min(MOST_PRINTED, problems.size()))) {
      out.append(visible(problem.toString())).append('\n');
      int line = problem.place().line();
      if (line > 0 && line <= starts.size()) {
        int start = starts.get(line - 1);
        String raw = lineAt(shown, start);
        out.append(ShownLine.of(raw, start, hidden, problem.place().column()));
      }
    }
    if (problems.size() > MOST_PRINTED) {
      out.append("... and ").append(problems.size() - MOST_PRINTED).append(" more.\n");
    }
    return out.append(count(problems)).append('\n').toString();
  }

  /** How many there are: {@code 2 errors, 1 warning.} */
  public static String count(List<Problem> problems) {
    long errors = problems.stream().filter(Problem::isError).count();
    long warnings = problems.size() - errors;
    String both = errors > 0 && warnings > 0 ? ", " : "";
    return counted(errors, "error") + both + counted(warnings, "warning") + ".";
  }

  private static String counted(long number, String what) {
    return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
  }

  /** Whether a terminal would obey the character or reorder the text for it. */
  static boolean isObeyed(int c) {
    boolean reorders = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return Character.isISOControl(c) || reorders || c == 0x2028 || c == 0x2029;
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> visible.appendCodePoint(isObeyed(c) ? '?' : c));
    return visible.toString();
  }

  private static List<Integer> starts(String text) {
    List<Integer> starts = new ArrayList<>();
    int start = 0;
    while (start >= 0 && start < text.length()) {
      starts.add(start);
      int end = text.indexOf('\n', start);
      start = end < 0 ? -1 : end + 1;
    }
    return starts;
  }

  private static String lineAt(String text, int start) {
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
