package dev.crashcart.core.ssh;

import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lines of our drop-in that come and go, by the settings they belong to. Pure. */
final class SshLineChanges {
  private final Map<String, String> before;
  private final Map<String, String> after;

  SshLineChanges(String before, String after) {
    this.before = keys(before);
    this.after = keys(after);
  }

  /** What goes, then what comes. */
  List<Change> all() {
    return Stream.concat(
            before.entrySet().stream()
                .filter(line -> !after.containsKey(line.getKey()))
                .map(line -> Change.removed(line.getValue(), shown(line.getKey()))),
            after.entrySet().stream()
                .filter(line -> !before.containsKey(line.getKey()))
                .map(line -> Change.added(line.getValue(), shown(line.getKey()))))
        .toList();
  }

  private static String shown(String line) {
    return line.substring(line.indexOf('\n') + 1);
  }

  /** The Match line and the line itself, and the setting that makes it. */
  private static Map<String, String> keys(String text) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (SshdLine line : SshdConfiguration.lines(SshdConfiguration.DROP_IN, text)) {
      // What is closed at the end was said before for everybody.
      if (!line.matchBlock().equals(SshDropIn.MATCH_ALL)) {
        String plain = line.text().strip();
        boolean ours = line.isInMatch() && key(line).matches("ssh\\.(admin|root)-.*");
        if (!(line.isMatch() && SshDropIn.isOurs(line.rest()))) {
          keys.put(
              line.matchBlock() + "\n" + (ours ? line.matchBlock() + ": " + plain : plain),
              key(line));
        }
      }
    }
    return keys;
  }

  private static String key(SshdLine line) {
    String password = "passwordauthentication|kbdinteractiveauthentication";
    boolean ours = SshDropIn.isOurs(line.matchBlock().replaceFirst("(?i)^match\\s+", ""));
    if (ours && line.keyword().matches(password)) {
      return KeyPath.join(SshSettings.SSH, SshService.ADMIN_PASSWORD_LOGIN.name());
    }
    return line.isInMatch() && !ours
        ? KeyPath.join(SshSettings.SSH, SshService.EXTRA_LINES.name())
        : SshConflicts.key(line.keyword());
  }
}
