package dev.crashcart.core.accounts;

import java.util.List;
import java.util.Optional;

/** A running session as loginctl(1) lists it. */
record LoginSession(String id, String user) {
  /** Reads {@code loginctl list-sessions --no-legend}: session, user id, user, and more. */
  static List<LoginSession> parse(String output) {
    return output.lines().flatMap(line -> parseLine(line).stream()).toList();
  }

  private static Optional<LoginSession> parseLine(String line) {
    String[] words = line.strip().split("\\s+");
    boolean session = words.length >= 3 && words[1].matches("[0-9]+");
    return session ? Optional.of(new LoginSession(words[0], words[2])) : Optional.empty();
  }
}
