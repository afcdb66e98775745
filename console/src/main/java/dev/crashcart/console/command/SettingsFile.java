package dev.crashcart.console.command;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A settings file that the operator named: {@code -} is standard input.
 *
 * @param source the name as given, for the places of problems
 */
record SettingsFile(String source, byte[] content) {
  /** One byte more than the reader takes, so that it can say that there is too much. */
  private static final int MOST_BYTES = (1 << 20) + 1;

  /** What is done with it. */
  @FunctionalInterface
  interface Then {
    Reply go(SettingsFile file) throws HostFailure;
  }

  /** Reads a file and goes on; one that cannot be read was named wrongly. */
  static Reply read(String name, InputStream standardInput, Then then) throws HostFailure {
    SettingsFile file;
    try {
      file = name.equals("-") ? from("standard input", standardInput) : from(name);
    } catch (NoSuchFileException missing) {
      return unreadable(name, "there is no such file");
    } catch (AccessDeniedException denied) {
      return unreadable(name, "you may not read it");
    } catch (IOException | InvalidPathException refused) {
      return unreadable(name, String.valueOf(refused.getMessage()));
    }
    return then.go(file);
  }

  /** What it says, or everything that is wrong with it. */
  Checked<Settings> settings() {
    return Settings.read(source, content);
  }

  private static SettingsFile from(String name) throws IOException {
    try (InputStream file = Files.newInputStream(Path.of(name))) {
      return from(name, file);
    }
  }

  private static SettingsFile from(String source, InputStream stream) throws IOException {
    return new SettingsFile(source, stream.readNBytes(MOST_BYTES));
  }

  private static Reply unreadable(String name, String why) {
    return Reply.usage("The file " + Key.quote(name) + " cannot be read: " + why + ".");
  }
}
