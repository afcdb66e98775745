package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of sections and settings as a simulated service reads it: systemd.syntax(7) or a keyfile
 * of NetworkManager. A section may come several times; of a setting, all values are kept in their
 * order.
 */
record IniFile(List<Section> sections) {
  /**
   * One section.
   *
   * @param values the values of each setting, in their order
   */
  record Section(String name, Map<String, List<String>> values) {
    /** All values of a setting; an empty value takes back those before it. */
    List<String> all(String key) {
      List<String> all = new ArrayList<>();
      for (String value : values.getOrDefault(key, List.of())) {
        if (value.isEmpty()) {
          all.clear();
        } else {
          all.add(value);
        }
      }
      return all;
    }

    /** The value that counts: the last one. */
    Optional<String> last(String key) {
      List<String> all = all(key);
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
  }

  IniFile {
    sections = List.copyOf(sections);
  }

  /** Reads a text; what stands before the first section, and lines without =, say nothing. */
  static IniFile read(String text) {
    List<Section> sections = new ArrayList<>();
    // A backslash at the end of a line goes on with the next one, systemd.syntax(7).
    for (String line : text.replaceAll("\\\\\r?\n", " ").lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        sections.add(new Section(line.substring(1, line.length() - 1), new LinkedHashMap<>()));
      } else if (equals > 0 && !sections.isEmpty()) {
        sections
            .get(sections.size() - 1)
            .values()
            .computeIfAbsent(line.substring(0, equals).strip(), key -> new ArrayList<>())
            .add(line.substring(equals + 1).strip());
      }
    }
    return new IniFile(sections);
  }

  /** The sections of this name. */
  Stream<Section> all(String name) {
    return sections.stream().filter(section -> section.name().equals(name));
  }

  /** All values of a setting in the sections of this name. */
  List<String> all(String name, String key) {
    return merged(name).all(key);
  }

  /** The value that counts of a setting in the sections of this name. */
  Optional<String> last(String name, String key) {
    return merged(name).last(key);
  }

  /** A switch; what is neither on nor off counts as not written. */
  boolean isOn(String name, String key, boolean otherwise) {
    return last(name, key).flatMap(IniFile::findSwitch).orElse(otherwise);
  }

  private static Optional<Boolean> findSwitch(String word) {
    return switch (word) {
      case "yes", "true", "on", "1" -> Optional.of(true);
      case "no", "false", "off", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A whole number that is not negative. */
  Optional<Long> number(String name, String key) {
    return last(name, key).filter(text -> text.matches("[0-9]{1,10}")).map(Long::valueOf);
  }

  private Section merged(String name) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    all(name)
        .forEach(
            section ->
                section
                    .values()
                    .forEach(
                        (key, more) ->
                            values.computeIfAbsent(key, k -> new ArrayList<>()).addAll(more)));
    return new Section(name, values);
  }
}
