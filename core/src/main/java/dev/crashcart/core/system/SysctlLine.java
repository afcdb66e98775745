package dev.crashcart.core.system;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of sysctl.d(5) that says what the SysRq key may do; the last one of a file counts. */
final class SysctlLine {
  private static final Pattern SYSRQ =
      Pattern.compile("(?m)^\\s*-?kernel[./]sysrq\\s*=\\s*([0-9]{1,9})\\s*$");

  private SysctlLine() {}

  static String of(int sysrq) {
    return "kernel.sysrq = " + sysrq + "\n";
  }

  static Optional<Integer> find(String text) {
    Optional<Integer> last = Optional.empty();
    Matcher line = SYSRQ.matcher(text);
    while (line.find()) {
      last = Optional.of(Integer.valueOf(line.group(1)));
    }
    return last;
  }
}
