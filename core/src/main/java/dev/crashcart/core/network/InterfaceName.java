package dev.crashcart.core.network;

import dev.crashcart.core.config.Key;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of a network interface as the kernel takes it (dev_valid_name, IFNAMSIZ). */
public record InterfaceName(String value) implements Comparable<InterfaceName> {
  private static final int MOST_BYTES = 15;

  public InterfaceName {
    if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          Key.quote(value)
              + " is longer than the "
              + MOST_BYTES
              + " bytes that the kernel takes for the name of an interface.");
    }
    if (!value.matches("[A-Za-z0-9_.-]+") || value.matches("\\.\\.?") || value.startsWith("-")) {
      throw new IllegalArgumentException(
          Key.quote(value)
              + " is no name for an interface; it takes letters, digits, _ . and -, such as eno1"
              + " or bond0.40.");
    }
    if (value.equals("lo") || value.equals("all") || value.equals("default")) {
      throw new IllegalArgumentException(
          Key.quote(value) + " is a name the kernel uses itself; choose another.");
    }
  }

  /** The name that this text is, if it is one. */
  public static Optional<InterfaceName> find(String text) {
    try {
      return Optional.of(new InterfaceName(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(InterfaceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
