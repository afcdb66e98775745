package dev.crashcart.core.network.networkmanager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a file in the key file format of GLib (Desktop Entry Specification, "Basic format of
 * the file"): groups of {@code key=value} lines.
 */
final class Keyfile {
  private static final String HEAD = "# Written by Crashcart; change this in its settings.\n";

  private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();

  /** Adds a group, also when nothing is put into it. */
  Keyfile group(String group) {
    groups.computeIfAbsent(group, name -> new LinkedHashMap<>());
    return this;
  }

  /** Adds a line to a group. */
  Keyfile put(String group, String key, Object value) {
    group(group).groups.get(group).put(key, escaped(value.toString()));
    return this;
  }

  /** Adds a line when there is a value. */
  Keyfile put(String group, String key, Optional<?> value) {
    value.ifPresent(present -> put(group, key, present));
    return this;
  }

  /** Adds a list when it has an element; no element of ours holds a semicolon. */
  Keyfile putList(String group, String key, List<?> elements) {
    StringBuilder list = new StringBuilder();
    elements.forEach(element -> list.append(element).append(';'));
    return elements.isEmpty() ? this : put(group, key, list);
  }

  /** The file as it is written. */
  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    groups.forEach(
        (group, lines) -> {
          text.append("\n[").append(group).append("]\n");
          lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        });
    return text.toString();
  }

  /**
   * The value with the escapes of the format: blanks at the begin would be skipped, a backslash
   * begins an escape.
   */
  private static String escaped(String value) {
    String safe =
        value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    int blanks = safe.length() - safe.replaceFirst("^ +", "").length();
    return "\\s".repeat(blanks) + safe.substring(blanks);
  }

  /**
   * The values of a file by {@code group.key}, with their escapes; what is no such line is left
   * out.
   */
  static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> group = new ArrayList<>(List.of(""));
    text.lines()
        .map(String::stripLeading)
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (line.startsWith("[") && line.strip().endsWith("]")) {
                group.set(0, line.substring(1, line.strip().length() - 1));
              } else if (equals > 0) {
                values.put(
                    group.get(0) + "." + line.substring(0, equals).strip(),
                    line.substring(equals + 1).replaceFirst("^ +", ""));
              }
            });
    return values;
  }
}
