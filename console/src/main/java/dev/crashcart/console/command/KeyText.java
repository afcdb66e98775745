package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.keys.PrivateKeyText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The text of a key file that the operator named; {@code -} is standard input. */
final class KeyText {
  private KeyText() {}

  /** What is done with it. */
  @FunctionalInterface
  interface Then {
    Reply go(Secret text) throws HostFailure;
  }

  /** Reads it and goes on; a file that cannot be read was named wrongly. */
  static Reply read(String name, InputStream standardInput, Then then) throws HostFailure {
    Secret text;
    try {
      text = name.equals("-") ? from(standardInput) : from(name);
    } catch (NoSuchFileException missing) {
      return unreadable(name, "there is no such file");
    } catch (AccessDeniedException denied) {
      return unreadable(name, "you may not read it");
    } catch (IOException | InvalidPathException refused) {
      return unreadable(name, String.valueOf(refused.getMessage()));
    }
    return then.go(text);
  }

  private static Secret from(String name) throws IOException {
    try (InputStream file = Files.newInputStream(Path.of(name))) {
      return from(file);
    }
  }

  /** One byte more than a key may have, so that the reader can say that it is too much. */
  private static Secret from(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(PrivateKeyText.MOST_BYTES + 1);
    try {
      return new Secret(new String(bytes, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Reply unreadable(String name, String why) {
    return Reply.usage("The file " + Key.quote(name) + " cannot be read: " + why + ".");
  }
}
