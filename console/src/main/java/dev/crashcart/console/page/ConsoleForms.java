package dev.crashcart.console.page;

import dev.crashcart.console.page.KeyForm.Plot;
import dev.crashcart.console.page.KeyForm.Row;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.system.ConsoleSettings;
import dev.crashcart.core.system.SshFront;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of the console itself: who may use it, its keys and lines, and the menu over SSH. */
final class ConsoleForms {
  private static final String CONSOLE = ConsoleSettings.CONSOLE;
  private static final String PACKAGE = "as the package has it";
  private static final String SYSTEM = "as the system has it";

  private ConsoleForms() {}

  /** Who may do what at this console, and what the keyboard does besides. */
  static KeyForm console(Draft draft) {
    return form(
        draft,
        "This console",
        "set how this console behaves",
        List.of(
            Row.of(CONSOLE, ConsoleSettings.ACCESS),
            Row.of(CONSOLE, ConsoleSettings.IDLE_LOCK),
            left(ConsoleSettings.ENABLED, PACKAGE),
            left(ConsoleSettings.SECOND_TERMINAL, SYSTEM),
            left(ConsoleSettings.CTRL_ALT_DEL, PACKAGE),
            left(ConsoleSettings.MAGIC_SYSRQ, PACKAGE),
            Row.of(CONSOLE, ConsoleSettings.BLANK_AFTER),
            left(ConsoleSettings.SERIAL_SPEED, "as the kernel has it"),
            Row.of(CONSOLE, ConsoleSettings.BOOT_DRIFT)),
        Map.of(
            KeyPath.join(CONSOLE, ConsoleSettings.BLANK_AFTER.name()),
            " Empty: as the package has it, which is never."));
  }

  /** Crashcart's own SSH server. */
  static KeyForm overSsh(Draft draft) {
    String group = KeyPath.join(CONSOLE, ConsoleSettings.SSH);
    return form(
        draft,
        "Menu over SSH",
        "set the menu over SSH",
        SshFront.KEYS.stream().map(key -> Row.of(group, key)).toList(),
        Map.of());
  }

  private static Row left(Key<?> key, String absent) {
    return new Row(CONSOLE, key, absent);
  }

  private static KeyForm form(
      Draft draft, String title, String reason, List<Row> rows, Map<String, String> also) {
    return new KeyForm(draft, new Plot(title, "", reason, Optional.empty(), rows, desk -> also));
  }
}
