package dev.crashcart.core.config;

import java.util.List;
import java.util.Optional;

/**
 * The settings that stand below one dotted key, for whoever must know all there are: commands,
 * completion, the schema and the test of completeness.
 *
 * @param path the dotted key, {@code *} for the name of a thing: {@code accounts.*}
 * @param keys the settings directly below it, in the order of the file
 */
public record KeyGroup(String path, List<Key<?>> keys) {
  public static final String ANY = "*";

  public KeyGroup {
    keys = List.copyOf(keys);
  }

  /** A group with these settings. */
  public static KeyGroup of(String path, Key<?>... keys) {
    return new KeyGroup(path, List.of(keys));
  }

  /** Whether a dotted key, as parts, names this group itself or one of its things. */
  public boolean matches(List<String> parts) {
    return KeyPath.split(path).size() == parts.size() && startsWith(parts);
  }

  /** Whether a dotted key, as parts, names this group, one of its things or what is above it. */
  public boolean startsWith(List<String> parts) {
    List<String> own = KeyPath.split(path);
    if (own.size() < parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean fits =
          own.get(i).equals(ANY) ? !parts.get(i).isEmpty() : own.get(i).equals(parts.get(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** The setting of this name directly below. */
  public Optional<Key<?>> find(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }
}
