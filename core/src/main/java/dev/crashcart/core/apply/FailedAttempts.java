package dev.crashcart.core.apply;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The failed attempts to sign in, by terminal: after each one the next has to wait, 1, 2, 4, 8, 16
 * and then always 30 s. Nothing is ever locked, so that nobody can shut out the last one who may
 * come in. They outlive the program, and are forgotten after ten minutes, by a success, and by a
 * restart of the machine.
 */
final class FailedAttempts {
  static final String FOLDER = "/run/crashcart/attempts";

  private static final Duration MOST = Duration.ofSeconds(30);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 5;

  /** So many addresses may try at a time before the longest ago is forgotten. */
  private static final int MOST_NOTED = 500;

  private static final String COUNT = "count";
  private static final String LAST = "last";

  private final Host host;

  FailedAttempts(Host host) {
    this.host = host;
  }

  /** The attempts at one terminal. */
  private record Tally(long count, Instant last) {
    static final Tally NONE = new Tally(0, Instant.EPOCH);

    Duration pause() {
      if (count <= 0) {
        return Duration.ZERO;
      }
      return count > MOST_DOUBLINGS ? MOST : Duration.ofSeconds(1L << (count - 1));
    }

    /** How much of the pause is left; all of it where the clock was set back meanwhile. */
    Duration left(Instant now) {
      if (now.isBefore(last)) {
        return pause();
      }
      Duration left = pause().minus(Duration.between(last, now));
      return left.isNegative() ? Duration.ZERO : left;
    }
  }

  /** How long the next attempt at this terminal has to wait from now. */
  Duration wait(String terminal) {
    return tally(terminal).left(host.now());
  }

  /** One more; tells how long the next one has to wait. */
  Duration add(String terminal) {
    Tally tally = new Tally(tally(terminal).count() + 1, host.now());
    makeRoom();
    byte[] line =
        Json.line(Map.of(COUNT, tally.count(), LAST, tally.last().toString()))
            .getBytes(StandardCharsets.UTF_8);
    try {
      host.write(path(terminal), line, FileFacts.file(0600, 0, 0));
    } catch (HostFailure refused) {
      // A full /run must not keep the last one out who could clean it up.
      System.getLogger(FailedAttempts.class.getName())
          .log(Level.WARNING, "A failed attempt to sign in was not noted.", refused);
    }
    return tally.pause();
  }

  /** Over the network everybody comes from a place of his own, as often as he likes. */
  private void makeRoom() {
    try {
      List<String> names = new ArrayList<>(host.names(FOLDER));
      if (names.size() < MOST_NOTED) {
        return;
      }
      Map<String, Instant> lasts = new HashMap<>();
      for (String name : names) {
        Optional<byte[]> noted = host.read(FOLDER + "/" + name);
        lasts.put(name, noted.flatMap(FailedAttempts::parse).orElse(Tally.NONE).last());
      }
      names.sort(Comparator.comparing(lasts::get));
      for (String name : names.subList(0, names.size() - MOST_NOTED / 2)) {
        host.remove(FOLDER + "/" + name);
      }
    } catch (HostFailure refused) {
      System.getLogger(FailedAttempts.class.getName())
          .log(Level.WARNING, "Old failed attempts to sign in were not forgotten.", refused);
    }
  }

  /** Somebody got in. */
  void forget(String terminal) {
    try {
      host.remove(path(terminal));
    } catch (HostFailure refused) {
      System.getLogger(FailedAttempts.class.getName())
          .log(Level.WARNING, "Failed attempts to sign in were not forgotten.", refused);
    }
  }

  private Tally tally(String terminal) {
    try {
      Tally tally = host.read(path(terminal)).flatMap(FailedAttempts::parse).orElse(Tally.NONE);
      return host.now().isAfter(tally.last().plus(FORGOTTEN)) ? Tally.NONE : tally;
    } catch (HostFailure refused) {
      System.getLogger(FailedAttempts.class.getName())
          .log(Level.WARNING, "Failed attempts to sign in cannot be read.", refused);
      return Tally.NONE;
    }
  }

  private static Optional<Tally> parse(byte[] content) {
    Optional<Map<String, Object>> object =
        Json.readObject(new String(content, StandardCharsets.UTF_8));
    try {
      return object
          .filter(it -> it.get(COUNT) instanceof Long && it.get(LAST) instanceof String)
          .map(it -> new Tally((Long) it.get(COUNT), Instant.parse((String) it.get(LAST))));
    } catch (DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /** {@code /dev/pts/3} is {@code dev-pts-3}. */
  private static String path(String terminal) {
    String name = terminal.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return FOLDER + "/" + (name.isEmpty() ? "none" : name) + ".json";
  }
}
