package dev.crashcart.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a passwd(5)-like file, foreign ones kept to the byte. An entry is the first line
 * whose first colon-separated field is its name, as getpwnam(3) finds it: blanks before the name do
 * not count. Texts hold a character per byte (ISO 8859-1), whatever the encoding of the file is;
 * {@link #fromText} and {@link #toText} lead to and from what people read.
 */
public final class EntryLines {
  /** What isspace(3) of the C locale skips. */
  private static final Pattern LEADING_BLANKS = Pattern.compile("^[ \\t\\x0B\\f\\r]+");

  private final List<String> lines;
  private final boolean endsWithNewline;
  private final Map<String, Integer> index = new HashMap<>();

  private EntryLines(List<String> lines, boolean endsWithNewline) {
    this.lines = lines;
    this.endsWithNewline = endsWithNewline;
    for (int i = 0; i < lines.size(); i++) {
      String line = LEADING_BLANKS.matcher(lines.get(i)).replaceFirst("");
      int colon = line.indexOf(':');
      if (colon > 0) {
        index.putIfAbsent(line.substring(0, colon), i);
      }
    }
  }

  /** The lines of a whole file. */
  public static EntryLines of(byte[] content) {
    return of(new String(content, StandardCharsets.ISO_8859_1));
  }

  /** The lines of a whole file, a character per byte. */
  public static EntryLines of(String content) {
    List<String> lines = new ArrayList<>(List.of(content.split("\n", -1)));
    boolean ends = lines.get(lines.size() - 1).isEmpty();
    if (ends) {
      lines.remove(lines.size() - 1);
    }
    return new EntryLines(lines, ends || content.isEmpty());
  }

  /** The bytes of such a text. */
  public static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What a person wrote as it stands in a file: UTF-8, a character per byte. */
  public static String fromText(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** A part of a file for people. */
  public static String toText(String part) {
    return new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** All lines in order, without their line ends. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The whole line of a name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(index.get(name)).map(lines::get);
  }

  /** The whole file with this entry changed, added (before a NIS line {@code +…}) or taken out. */
  public String with(String name, Optional<String> after) {
    return with(Map.of(name, after));
  }

  /** The whole file with all these entries changed, added in their order, or taken out. */
  public String with(Map<String, Optional<String>> changes) {
    Map<Integer, Optional<String>> replaced = new HashMap<>();
    List<String> added = new ArrayList<>();
    changes.forEach(
        (name, after) -> {
          Integer at = index.get(name);
          if (at != null) {
            replaced.put(at, after);
          } else {
            after.ifPresent(added::add);
          }
        });
    List<String> result = new ArrayList<>();
    boolean placed = false;
    for (int i = 0; i < lines.size(); i++) {
      if (!placed && lines.get(i).startsWith("+")) {
        result.addAll(added);
        placed = true;
      }
      replaced.getOrDefault(i, Optional.of(lines.get(i))).ifPresent(result::add);
    }
    if (!placed) {
      result.addAll(added);
    }
    // A line taken out at the end leaves the one before it, which had an end, and keeps it.
    boolean lastGoes =
        replaced.containsKey(lines.size() - 1) && replaced.get(lines.size() - 1).isEmpty();
    boolean newline = endsWithNewline || !added.isEmpty() || lastGoes;
    return String.join("\n", result) + (newline && !result.isEmpty() ? "\n" : "");
  }
}
