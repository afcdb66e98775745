package dev.crashcart.core.store;

import java.time.Instant;
import java.util.List;

/**
 * One kept version of the settings.
 *
 * @param number 0 is what the machine had before Crashcart first changed it
 * @param who account and front, such as {@code admin} or {@code console}
 * @param terminal such as {@code /dev/tty1}
 * @param changes what it changed, a line each, secrets masked
 * @param text the whole file
 */
public record Generation(
    int number,
    Instant when,
    String who,
    String terminal,
    String reason,
    List<String> changes,
    String text) {
  public Generation {
    changes = List.copyOf(changes);
  }

  /** Without the text of the file, which holds hashes. */
  @Override
  public String toString() {
    return "generation " + number + " of " + when + " by " + who;
  }
}
