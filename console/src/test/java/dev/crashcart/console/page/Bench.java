package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A simulated appliance on the bench, with a clock that only the test moves. */
final class Bench {
  static final String GOOD = "correct horse battery staple";
  static final String OTHER = "seven ravens over Oslo";

  private final Path folder;
  private final SimulatedHost host;
  private final Appliance appliance;
  private Instant now = Some.NOW;

  Bench(Path folder) throws HostFailure {
    this.folder = folder;
    this.host = SimulatedHost.create(folder, new HandClock());
    this.appliance = new Appliance(host);
  }

  SimulatedHost host() {
    return host;
  }

  Appliance appliance() {
    return appliance;
  }

  void later(Duration by) {
    now = now.plus(by);
  }

  /** A session at the open console. */
  PageWalk walk() throws HostFailure {
    return new PageWalk(appliance, Some.WHO);
  }

  /** A session of somebody who signed in. */
  PageWalk walkAs(String account) throws HostFailure {
    return new PageWalk(appliance, new Who(Optional.of(account), "console", "/dev/pts/1"));
  }

  /** An appliance on which admin was set up through the pages. */
  static Bench withAdmin(Path folder) throws HostFailure {
    Bench bench = new Bench(folder);
    bench.walk().choose("admin").password(GOOD).enter().enter();
    return bench;
  }

  /** Adds an administrator through the pages. */
  Bench withAdministrator(String name) throws HostFailure {
    walk()
        .choose("1")
        .choose("add")
        .fill("name", name, PasswordFields.FIRST, OTHER, PasswordFields.AGAIN, OTHER)
        .enter()
        .enter();
    return this;
  }

  /** A line of a file of the appliance, by its first field; empty when there is none. */
  String line(String file, String name) {
    return read(file).lines().filter(line -> line.startsWith(name + ":")).findFirst().orElse("");
  }

  /** The password field of shadow(5). */
  String shadow(String name) {
    return line("etc/shadow", name).split(":", -1)[1];
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody does with an editor. */
  void edit(String file, UnaryOperator<String> change) {
    try {
      Files.writeString(
          folder.resolve(file), change.apply(read(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files in which a text stands. */
  Stream<Path> filesWith(String text) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .filter(file -> read(folder.relativize(file).toString()).contains(text))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class HandClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
