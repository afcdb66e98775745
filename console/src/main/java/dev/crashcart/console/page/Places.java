package dev.crashcart.console.page;

import dev.crashcart.core.ssh.keys.MountedPath;
import java.util.List;
import java.util.function.Function;

/** Sticks, disks and folders that files come from and go to, as forms ask for them. */
final class Places {
  /** The choice for a path that is typed whole. */
  static final String ELSEWHERE = "another folder";

  private Places() {}

  /** Looks at what is mounted, then goes on. */
  static Next looking(Desk desk, Function<List<MountedPath>, Next> onward) {
    return Next.look(
        "Looking for sticks and disks…",
        () -> onward.apply(desk.appliance().sshDesk().keyPairs().mountedPaths()));
  }

  /** The path of what was typed, within the place that was chosen; empty when nothing was. */
  static String path(String place, String typed) {
    String plain = typed.strip();
    if (place.equals(ELSEWHERE) || plain.startsWith("/")) {
      return plain;
    }
    return plain.isEmpty() ? "" : place.replaceFirst("/+$", "") + "/" + plain;
  }

  /** As a shell takes it (POSIX.1-2017, 2.2.2). */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
