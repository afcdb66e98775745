package dev.crashcart.core.apply;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * The kept settings file as it stands, which somebody may have edited, emptied, or put a folder in
 * the place of. One that cannot even be read is a problem like any other: the settings kept last
 * are in the history.
 *
 * @param content what it holds; empty when it is not there or cannot be read
 * @param unreadable why it cannot be read
 */
record ConfigFile(Optional<byte[]> content, Optional<String> unreadable) {
  static ConfigFile of(Store store) {
    try {
      return new ConfigFile(store.config(), Optional.empty());
    } catch (HostFailure refused) {
      return new ConfigFile(Optional.empty(), Optional.of(refused.getMessage()));
    }
  }

  /** What it says, or all that is wrong with it; empty when there is no such file. */
  Optional<Checked<Settings>> settings() {
    return unreadable
        .<Checked<Settings>>map(ConfigFile::broken)
        .or(() -> content.map(bytes -> Settings.read(Settings.PATH, bytes)));
  }

  private static Checked<Settings> broken(String why) {
    return new Checked.Invalid<>(
        List.of(new Problem(Problem.Severity.ERROR, "", Place.of(Settings.PATH), why)));
  }
}
