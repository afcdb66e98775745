package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Access for one session when no administrator can sign in (design, decision 1). Its password is
 * saved for no account and opens nothing but Crashcart; it lies below /run, so a restart ends it.
 */
final class OneTimeAccess {
  static final Duration LENGTH = Duration.ofMinutes(15);
  static final String PATH = "/run/crashcart/one-time.yaml";

  private static final String UNTIL = "until";
  private static final String BOOT = "boot";
  private static final String PASSWORD = "password";

  private final Host host;

  OneTimeAccess(Host host) {
    this.host = host;
  }

  /** Opens it from now on. */
  Instant open(PasswordHash password) throws HostFailure {
    Instant until = host.now().plus(LENGTH);
    Place place = Place.of(PATH);
    Input tree =
        Input.empty(place)
            .with(UNTIL, until.toString(), place)
            .with(BOOT, host.bootId(), place)
            .with(PASSWORD, password.text().reveal(), place);
    host.write(PATH, Yaml.write(tree).getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 0, 0));
    return until;
  }

  void end() throws HostFailure {
    host.remove(PATH);
  }

  /** When it ends; nothing when it is not open. */
  Optional<Instant> until() throws HostFailure {
    Optional<Input> tree = read();
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    boolean sameBoot = text(tree.get(), BOOT).equals(host.bootId());
    try {
      return Optional.of(Instant.parse(text(tree.get(), UNTIL)))
          .filter(until -> sameBoot && host.now().isBefore(until));
    } catch (DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /** Whether this is its password and it is open. */
  boolean opens(char[] password) throws HostFailure {
    if (until().isEmpty()) {
      return false;
    }
    String hash = read().map(tree -> text(tree, PASSWORD)).orElse("");
    return !hash.isEmpty() && Passwords.matches(password, PasswordHash.of(hash)).orElse(false);
  }

  private Optional<Input> read() throws HostFailure {
    Optional<byte[]> content = host.read(PATH);
    Problems problems = new Problems();
    return content
        .map(bytes -> Yaml.read(PATH, bytes, problems))
        .filter(tree -> !problems.hasErrors());
  }

  private static String text(Input tree, String name) {
    return tree.find(name).map(Input::text).orElse("");
  }
}
