package dev.crashcart.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The dotted name of a setting, such as {@code accounts.ann.uid}. A part that holds a dot or a
 * quote itself stands in double quotes, a quote in it doubled: {@code accounts."ann.lee".uid}.
 */
public final class KeyPath {
  private KeyPath() {}

  /** The parts of a dotted name, without the quotes. */
  public static List<String> split(String dotted) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < dotted.length(); i++) {
      char c = dotted.charAt(i);
      boolean doubled =
          quoted && c == '"' && i + 1 < dotted.length() && dotted.charAt(i + 1) == '"';
      if (doubled) {
        part.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** The dotted name of a part below a group; the group is empty for the root. */
  public static String join(String group, String part) {
    boolean plain = part.indexOf('.') < 0 && part.indexOf('"') < 0;
    String safe = plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    return group.isEmpty() ? safe : group + "." + safe;
  }
}
