package dev.crashcart.core.system;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the console behaves: where the menu is, who may use it, and what the keyboard may do besides.
 *
 * <pre>{@code
 * console:
 *   access: sign-in
 *   idle-lock: 10m
 *   ctrl-alt-del: false
 *   ssh: {enabled: true, port: 2222}
 * }</pre>
 *
 * <p>What is left out is as the installed package or the system has it.
 *
 * @param enabled whether the menu takes the place of the login prompt on the monitor and on the
 *     serial consoles of the kernel
 * @param idleLock after how long without a key somebody signed in at the console is signed out;
 *     zero is never
 * @param secondTerminal whether a login prompt is one key away (Alt+F2), logind.conf(5)
 * @param ctrlAltDel whether that key restarts the machine
 * @param magicSysrq whether the kernel takes commands by SysRq or a BREAK on a serial line
 * @param blankAfter after how long without a key the monitor goes dark; zero is never
 * @param serialSpeed bits per second of serial consoles; left out as the kernel set them
 * @param bootDrift what becomes of changes from outside when the machine starts
 */
public record ConsoleSettings(
    Optional<Boolean> enabled,
    ConsoleAccess access,
    Duration idleLock,
    Optional<Boolean> secondTerminal,
    Optional<Boolean> ctrlAltDel,
    Optional<Boolean> magicSysrq,
    Optional<Duration> blankAfter,
    Optional<Integer> serialSpeed,
    BootDrift bootDrift,
    SshFront ssh) {
  public static final String CONSOLE = "console";
  public static final String SSH = "ssh";

  public static final Key<Optional<Boolean>> ENABLED =
      Key.yesNoOrLeft(
          "enabled",
          "Menu at boot",
          "This menu in place of the login prompt, on the monitor and on serial lines.");

  public static final Key<ConsoleAccess> ACCESS =
      Key.choice(
          "access",
          "Who may use it",
          "open: whoever is at the keyboard. sign-in: look freely, sign in to change. locked: sign"
              + " in first.",
          ConsoleAccess.OPEN);

  public static final Key<Duration> IDLE_LOCK =
      Key.text(
          "idle-lock",
          "Signed out after",
          "Minutes without a key, such as 10m; 0m is never. Only where signing in is asked for.",
          Duration.ofMinutes(10),
          text -> minutes(text, 1_440),
          ConsoleSettings::minutes);

  public static final Key<Optional<Boolean>> SECOND_TERMINAL =
      Key.yesNoOrLeft(
          "second-terminal",
          "Login prompt on Alt+F2",
          "A second terminal with a login prompt, for when the menu is not enough.");

  public static final Key<Optional<Boolean>> CTRL_ALT_DEL =
      Key.yesNoOrLeft(
          "ctrl-alt-del",
          "Ctrl-Alt-Del restarts",
          "Whether that key restarts the machine, without a question.");

  public static final Key<Optional<Boolean>> MAGIC_SYSRQ =
      Key.yesNoOrLeft(
          "magic-sysrq",
          "SysRq and BREAK",
          "Whether the kernel takes commands from the keyboard or a serial line, at once and without"
              + " a question.");

  public static final Key<Optional<Duration>> BLANK_AFTER =
      Key.optional(
          "blank-after",
          "Monitor dark after",
          "Minutes without a key, such as 10m; 0m is never. Any key lights it up again.",
          Kind.TEXT,
          text -> minutes(text, 60),
          ConsoleSettings::minutes);

  public static final Key<Optional<Integer>> SERIAL_SPEED =
      Key.choice(
          "serial-speed",
          "Serial speed",
          "Bits per second of the serial consoles; left out, as the kernel set them.",
          List.of(9_600, 19_200, 38_400, 57_600, 115_200),
          String::valueOf);

  public static final Key<BootDrift> BOOT_DRIFT =
      Key.choice(
          "boot-drift",
          "Changes from outside",
          "What becomes of them when the machine starts. report: they stay and are told. put-right:"
              + " the settings win.",
          BootDrift.REPORT);

  private static final List<Key<?>> KEYS =
      List.of(
          ENABLED,
          ACCESS,
          IDLE_LOCK,
          SECOND_TERMINAL,
          CTRL_ALT_DEL,
          MAGIC_SYSRQ,
          BLANK_AFTER,
          SERIAL_SPEED,
          BOOT_DRIFT);

  /** Nothing decided. */
  public static ConsoleSettings none() {
    return new ConsoleSettings(
        Optional.empty(),
        ACCESS.defaultValue(),
        IDLE_LOCK.defaultValue(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BOOT_DRIFT.defaultValue(),
        SshFront.none());
  }

  private static Duration minutes(String text, int most) {
    return Duration.ofMinutes(Key.readNumber(text.replaceFirst("(?<=[0-9])\\s*m$", ""), 0, most));
  }

  private static String minutes(Duration length) {
    return length.toMinutes() + "m";
  }

  /** Every setting there is in this section. */
  public static List<KeyGroup> keyGroups() {
    return List.of(
        new KeyGroup(CONSOLE, KEYS), new KeyGroup(KeyPath.join(CONSOLE, SSH), SshFront.KEYS));
  }

  /** Reads the group of the whole file that belongs here. */
  public static ConsoleSettings read(Input root, Problems problems) {
    Input console = root.section(CONSOLE, problems);
    ConsoleSettings settings =
        new ConsoleSettings(
            console.get(ENABLED, problems),
            console.get(ACCESS, problems),
            console.get(IDLE_LOCK, problems),
            console.get(SECOND_TERMINAL, problems),
            console.get(CTRL_ALT_DEL, problems),
            console.get(MAGIC_SYSRQ, problems),
            console.get(BLANK_AFTER, problems),
            console.get(SERIAL_SPEED, problems),
            console.get(BOOT_DRIFT, problems),
            SshFront.read(console.section(SSH, problems), problems));
    console.rejectUnknown(problems);
    ConsoleChecks.check(settings, console, problems);
    return settings;
  }

  /** What of it is written to the file. */
  public List<Written> written() {
    return List.of(
        Written.group(CONSOLE)
            .add(ENABLED, enabled)
            .add(ACCESS, access)
            .add(IDLE_LOCK, idleLock)
            .add(SECOND_TERMINAL, secondTerminal)
            .add(CTRL_ALT_DEL, ctrlAltDel)
            .add(MAGIC_SYSRQ, magicSysrq)
            .add(BLANK_AFTER, blankAfter)
            .add(SERIAL_SPEED, serialSpeed)
            .add(BOOT_DRIFT, bootDrift),
        ssh.written());
  }
}
