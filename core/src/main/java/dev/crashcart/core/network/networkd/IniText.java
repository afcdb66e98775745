package dev.crashcart.core.network.networkd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of sections and assignments in the making, systemd.syntax(7). */
final class IniText {
  static final String HEAD = "# Written by Crashcart; change this in its settings.\n";

  private final Map<String, List<String>> sections = new LinkedHashMap<>();
  private final StringBuilder whole = new StringBuilder(HEAD);

  /** An assignment in a section of which there is one. */
  IniText set(String section, String name, String value) {
    sections.computeIfAbsent(section, any -> new ArrayList<>()).add(name + "=" + value);
    return this;
  }

  /** A section of which there may be several, in the order of the calls, after all others. */
  IniText section(String section, List<String> lines) {
    sections.put(section + "\0" + sections.size(), List.copyOf(lines));
    return this;
  }

  static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }

  /** A text for people: a backslash at the end would join it with the next line. */
  static String words(String text) {
    return text.replaceAll("[\\\\\\s]+$", "").strip();
  }

  String text() {
    StringBuilder text = new StringBuilder(whole);
    sections.forEach(
        (name, lines) -> {
          text.append("\n[").append(name.split("\0", 2)[0]).append("]\n");
          lines.forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }
}
