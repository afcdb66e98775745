package dev.crashcart.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a passwd(5)-like file, foreign ones kept to the byte: comments, NIS entries, blank
 * lines, carriage returns. An entry is the first line whose first colon-separated field is its
 * name, blanks before it skipped, as getpwnam(3) finds it; a later line of the same name counts for
 * nobody and stays.
 */
public final class EntryLines {
  /** What isspace(3) of the C locale skips. */
  private static final Pattern LEADING_BLANKS = Pattern.compile("^[ \\t\\x0B\\f\\r]+");

  private final List<String> lines;
  private final boolean endsWithNewline;

  private EntryLines(List<String> lines, boolean endsWithNewline) {
    this.lines = lines;
    this.endsWithNewline = endsWithNewline;
  }

  /** The lines of a whole file. */
  public static EntryLines of(String content) {
    List<String> lines = new ArrayList<>(List.of(content.split("\n", -1)));
    boolean ends = lines.get(lines.size() - 1).isEmpty();
    if (ends) {
      lines.remove(lines.size() - 1);
    }
    return new EntryLines(lines, ends || content.isEmpty());
  }

  /** All lines in order, without their line ends. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The whole line of a name. */
  public Optional<String> find(String name) {
    int at = indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(lines.get(at));
  }

  /** The whole file with this entry changed, added (before a NIS line {@code +…}) or taken out. */
  public String with(String name, Optional<String> after) {
    List<String> result = new ArrayList<>(lines);
    int at = indexOf(name);
    boolean newline = endsWithNewline;
    if (at >= 0 && after.isPresent()) {
      result.set(at, after.get());
    } else if (at >= 0) {
      result.remove(at);
      // The line before it had an end, and keeps it.
      newline |= at == result.size();
    } else if (after.isPresent()) {
      int end = 0;
      while (end < result.size() && !result.get(end).startsWith("+")) {
        end++;
      }
      result.add(end, after.get());
      newline = true;
    }
    return String.join("\n", result) + (newline && !result.isEmpty() ? "\n" : "");
  }

  private int indexOf(String name) {
    String start = name + ":";
    for (int i = 0; i < lines.size(); i++) {
      if (LEADING_BLANKS.matcher(lines.get(i)).replaceFirst("").startsWith(start)) {
        return i;
      }
    }
    return -1;
  }
}
