package dev.crashcart.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The dotted name of a setting, such as {@code accounts.ann.uid}. A part that holds a dot itself
 * stands in double quotes: {@code accounts."ann.lee".uid}.
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
      if (c == '"') {
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
    String safe = part.indexOf('.') >= 0 ? '"' + part + '"' : part;
    return group.isEmpty() ? safe : group + "." + safe;
  }
}
