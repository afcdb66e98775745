package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A simulated appliance on the bench: a clock one can turn, and its whole state for comparing. */
final class Bench {
  static final AccountName ADMIN = AccountName.ADMIN;
  static final AccountName ROOT = AccountName.ROOT;
  static final Who CONSOLE = new Who(Optional.empty(), "console", "/dev/tty1");
  static final Who ADMIN_AT_SSH = new Who(Optional.of("admin"), "command line", "/dev/pts/3");

  /** Hashes of throw-away passwords; which ones does not matter here. */
  static final PasswordHash FIRST =
      PasswordHash.of("$2b$12$abcdefghijklmnopqrstuuSCo0mpUTYZq0qSSx1sTrGnxUZf0y6aG");

  static final PasswordHash SECOND =
      PasswordHash.of("$2b$12$zyxwvutsrqponmlkjihgfuO0mpUTYZq0qSSx1sTrGnxUZf0y6aGab");

  final Path folder;
  final TurnableClock clock = new TurnableClock();
  final SimulatedHost machine;
  final FragileHost host;
  final Appliance appliance;

  Bench(Path folder) throws HostFailure {
    this.folder = folder;
    this.machine = SimulatedHost.create(folder, clock);
    this.host = new FragileHost(machine);
    this.appliance = new Appliance(host);
  }

  /** Chooses the method admin and keeps it. */
  Bench withAdmin() throws HostFailure {
    Outcome outcome = applyNow(appliance.planMethod(Method.ADMIN, Optional.of(FIRST), CONSOLE));
    if (!(outcome instanceof Outcome.Applied)) {
      throw new IllegalStateException(outcome.message());
    }
    return this;
  }

  Proposal password(AccountName name, PasswordHash hash, Who who) throws HostFailure {
    return good(
        appliance.planAccount(name, AccountChange.password(hash), Appliance.Consent.of(who)));
  }

  Outcome applyNow(Checked<Proposal> proposal) throws HostFailure {
    return appliance.apply(good(proposal), CONSOLE, "test");
  }

  static Proposal good(Checked<Proposal> proposal) {
    return proposal
        .findValue()
        .orElseThrow(() -> new IllegalStateException(proposal.problems().toString()));
  }

  /** The line of an account in /etc/shadow. */
  String shadow(String name) throws IOException {
    return Files.readAllLines(folder.resolve("etc/shadow"), StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith(name + ":"))
        .findFirst()
        .orElse("");
  }

  /**
   * Every file with its content, every folder, and their modes: what must be as it was after a
   * failure. Logs, locks, the history and the pretend machine's own notes are left out.
   */
  Map<String, String> state() throws IOException {
    return state(folder);
  }

  static Map<String, String> state(Path folder) throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        String name = "/" + folder.relativize(path);
        if (name.matches(
            "/|/(var/log|run|var/lib/crashcart/history|\\.simulated|var/lib/crashcart/audit).*"
                + "|/var/lib/crashcart|/var/lib|/var|/etc/crashcart|/etc/.pwd.lock.*"
                + "|/var/lib/crashcart/rejected.*")) {
          continue;
        }
        String mode = Files.getPosixFilePermissions(path).toString();
        state.put(
            name,
            mode
                + (Files.isRegularFile(path)
                    ? " " + Files.readString(path, StandardCharsets.ISO_8859_1)
                    : " (folder)"));
      }
    }
    return state;
  }

  /** A clock that goes only when it is turned. */
  static final class TurnableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");

    void turn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
