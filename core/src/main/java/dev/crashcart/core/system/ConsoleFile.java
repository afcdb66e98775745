package dev.crashcart.core.system;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file that tells Crashcart's units and their generator what the settings say: lines of {@code
 * NAME=value} that both sh(1) and EnvironmentFile= of systemd.exec(5) read. Only what is set stands
 * in it; without any of it there is no file.
 */
final class ConsoleFile {
  static final String PATH = "/etc/crashcart/console.conf";

  private static final String HEAD = "# Written by Crashcart; change this in its settings.\n";
  private static final String SSH = KeyPath.join(ConsoleSettings.CONSOLE, ConsoleSettings.SSH);

  /** One line: the setting it is of. */
  enum Line {
    ENABLED(ConsoleSettings.CONSOLE, ConsoleSettings.ENABLED),
    CTRL_ALT_DEL(ConsoleSettings.CONSOLE, ConsoleSettings.CTRL_ALT_DEL),
    BLANK_AFTER(ConsoleSettings.CONSOLE, ConsoleSettings.BLANK_AFTER),
    SERIAL_SPEED(ConsoleSettings.CONSOLE, ConsoleSettings.SERIAL_SPEED),
    SSH_FRONT(SSH, SshFront.ENABLED),
    SSH_FRONT_PORT(SSH, SshFront.PORT),
    SSH_FRONT_ADDRESSES(SSH, SshFront.ADDRESSES);

    private final String group;
    private final Key<?> setting;

    Line(String group, Key<?> setting) {
      this.group = group;
      this.setting = setting;
    }

    String key() {
      return KeyPath.join(group, setting.name());
    }

    /** As people write the setting. */
    private String shown(String value) {
      return switch (this) {
        case ENABLED, CTRL_ALT_DEL, SSH_FRONT ->
            value.equals("yes") ? "true" : value.equals("no") ? "false" : value;
        case BLANK_AFTER -> value + "m";
        case SSH_FRONT_ADDRESSES -> value.replace(",", ", ");
        case SERIAL_SPEED, SSH_FRONT_PORT -> value;
      };
    }
  }

  private final Map<Line, String> lines;
  private final String text;

  private ConsoleFile(Map<Line, String> lines, String text) {
    this.lines = lines;
    this.text = text;
  }

  /** As these settings want it. */
  static ConsoleFile of(ConsoleSettings settings) {
    Map<Line, String> lines = new LinkedHashMap<>();
    settings.enabled().ifPresent(it -> lines.put(Line.ENABLED, yesNo(it)));
    settings.ctrlAltDel().ifPresent(it -> lines.put(Line.CTRL_ALT_DEL, yesNo(it)));
    settings.blankAfter().ifPresent(it -> lines.put(Line.BLANK_AFTER, "" + it.toMinutes()));
    settings.serialSpeed().ifPresent(it -> lines.put(Line.SERIAL_SPEED, "" + it));
    SshFront front = settings.ssh();
    if (front.enabled()) {
      lines.put(Line.SSH_FRONT, "yes");
      lines.put(Line.SSH_FRONT_PORT, "" + front.port());
      if (!front.addresses().isEmpty()) {
        lines.put(
            Line.SSH_FRONT_ADDRESSES,
            front.addresses().stream().map(IpAddress::toString).collect(Collectors.joining(",")));
      }
    }
    String body =
        lines.entrySet().stream()
            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
            .collect(Collectors.joining());
    return new ConsoleFile(lines, lines.isEmpty() ? "" : HEAD + body);
  }

  /** As it stands; lines of others are left out. */
  static ConsoleFile of(String text) {
    Map<Line, String> lines = new LinkedHashMap<>();
    for (String one : text.lines().map(String::strip).toList()) {
      for (Line line : Line.values()) {
        if (one.startsWith(line + "=")) {
          lines.put(line, one.substring(one.indexOf('=') + 1).replaceAll("[\"']", ""));
        }
      }
    }
    return new ConsoleFile(lines, text);
  }

  private static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }

  /** The whole file; empty when there is to be none. */
  Optional<String> text() {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  Optional<String> find(Line line) {
    return Optional.ofNullable(lines.get(line));
  }

  /** Where the SSH server is to listen; empty when it is off or a line makes no sense. */
  Optional<SshFront> front() {
    if (!find(Line.SSH_FRONT).equals(Optional.of("yes"))) {
      return Optional.empty();
    }
    try {
      List<IpAddress> addresses =
          find(Line.SSH_FRONT_ADDRESSES).stream()
              .flatMap(list -> Stream.of(list.split(",")))
              .map(IpAddress::of)
              .toList();
      int port = SshFront.PORT.reader().apply(find(Line.SSH_FRONT_PORT).orElse(""));
      return Optional.of(new SshFront(true, port, addresses));
    } catch (IllegalArgumentException edited) {
      // Somebody changed it by hand; the settings are right.
      return Optional.empty();
    }
  }

  /** What another says otherwise. */
  List<Change> changesTo(ConsoleFile after) {
    List<Change> changes = new ArrayList<>();
    for (Line line : Line.values()) {
      if (differs(after, line)) {
        changes.add(
            new Change(
                line.key(),
                find(line).map(line::shown).orElse(""),
                after.find(line).map(line::shown).orElse("")));
      }
    }
    if (changes.isEmpty() && !text.equals(after.text)) {
      changes.add(new Change(PATH, "otherwise", "as Crashcart writes it"));
    }
    return changes;
  }

  /** Whether another says one of these otherwise. */
  boolean differs(ConsoleFile other, Line... which) {
    return List.of(which).stream().anyMatch(line -> !find(line).equals(other.find(line)));
  }
}
