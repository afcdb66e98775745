package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The note that the service was switched on for a while, {@value #PATH}. It says something while
 * its moment lies ahead and the machine was not restarted since; afterwards it is a left-over.
 */
public final class SshUntil {
  public static final String PATH = "/var/lib/crashcart/ssh-until.yaml";

  private static final String UNTIL = "until";
  private static final String BOOT = "boot";

  private SshUntil() {}

  /** When the service goes off by itself; nothing when it was not switched on for a while. */
  public static Optional<Instant> observe(Host host) throws HostFailure {
    Optional<byte[]> content = host.read(PATH);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    Input tree = Yaml.read(PATH, content.get(), problems);
    boolean sameBoot = !problems.hasErrors() && text(tree, BOOT).equals(host.bootId());
    try {
      return sameBoot
          ? Optional.of(Instant.parse(text(tree, UNTIL))).filter(end -> host.now().isBefore(end))
          : Optional.empty();
    } catch (DateTimeParseException damaged) {
      // A note that nobody can read says nothing; the timer goes off all the same.
      return Optional.empty();
    }
  }

  /** Writes it down for this boot. */
  public static void note(Host host, Instant end) throws HostFailure {
    Place place = Place.of(PATH);
    Input tree =
        Input.empty(place).with(UNTIL, end.toString(), place).with(BOOT, host.bootId(), place);
    host.write(PATH, Yaml.write(tree).getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 0, 0));
  }

  private static String text(Input tree, String name) {
    return tree.find(name).map(Input::text).orElse("");
  }
}
