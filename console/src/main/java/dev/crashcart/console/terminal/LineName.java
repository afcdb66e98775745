package dev.crashcart.console.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a terminal's device is called below {@code /dev}, which tells what kind of line it is: its
 * own name, and that of the path it was given by.
 */
record LineName(Set<String> names) {
  private static final String DEV = "/dev/";

  /** The names of a device; none when it cannot be told. */
  static LineName of(Path device) {
    Set<String> names = new TreeSet<>();
    names.add(device.getFileName().toString());
    try {
      String real = device.toRealPath().toString();
      names.add(real.startsWith(DEV) ? real.substring(DEV.length()) : real);
    } catch (IOException gone) {
      System.getLogger(LineName.class.getName())
          .log(System.Logger.Level.DEBUG, "The terminal's device has no name.", gone);
    }
    return new LineName(names);
  }

  /** Whether it is a serial line, or what a hypervisor has in its place. */
  boolean isSerial() {
    return names.stream().anyMatch(LineName::serial);
  }

  private static boolean serial(String name) {
    boolean oldPseudo = name.matches("tty[p-za-e][0-9a-f]");
    return name.matches("(tty[A-Za-z]|hvc|hvsi).*[0-9]") && !oldPseudo;
  }

  /** What is usually at its end, as in TERM; empty when that is open. */
  String usualTerm() {
    if (isSerial()) {
      return "vt220";
    }
    return names.stream().anyMatch(LineName::monitor) ? "linux" : "";
  }

  private static boolean monitor(String name) {
    return name.matches("tty[0-9]+");
  }

  /**
   * Whether the kernel writes its messages there.
   *
   * @param active the consoles by their names, as {@code /sys/class/tty/console/active} lists them;
   *     {@code tty0} is whichever monitor is being looked at
   */
  boolean isConsole(String active) {
    return Arrays.stream(active.strip().split(" "))
        .anyMatch(
            console ->
                names.contains(console)
                    || (console.equals("tty0") && names.stream().anyMatch(LineName::monitor)));
  }
}
