package dev.crashcart.core.network.networkd;

import dev.crashcart.core.network.InterfaceName;
import java.util.Optional;

/** The interface that a foreign .network file names in its [Match] section, when it names one. */
final class MatchedName {
  private MatchedName() {}

  static Optional<InterfaceName> of(String text) {
    boolean inMatch = false;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        inMatch = line.equals("[Match]");
      } else if (inMatch && line.startsWith("Name=")) {
        String name = line.substring("Name=".length()).strip();
        return name.matches("[A-Za-z0-9_.-]{1,15}")
            ? Optional.of(new InterfaceName(name))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
