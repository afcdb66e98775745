package dev.crashcart.core.audit;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The audit log: one JSON object a line, each carrying the hash of the line before. The newest
 * entry is noted in a second place, so that a cut end is found as well as a changed line.
 *
 * <p>Several processes may write to it. One that dies in the middle of it leaves the log whole but
 * for a torn last line, which the next entry explains. A file that has reached 8 MiB is set aside;
 * four of those are kept.
 */
public final class AuditLog {
  public static final String PATH = "/var/log/crashcart/audit.jsonl";

  private static final FileFacts FOLDER = FileFacts.folder(0700, 0, 0);
  private static final String LOCK = "/run/crashcart/audit.lock";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration MIRROR_LIMIT = Duration.ofSeconds(2);
  private static final int FULL_BYTES = 8 << 20;

  private final Host host;
  private final LogFiles files;
  private final int fullBytes;

  public AuditLog(Host host) {
    this(host, FULL_BYTES);
  }

  AuditLog(Host host, int fullBytes) {
    this.host = host;
    this.files = new LogFiles(host);
    this.fullBytes = fullBytes;
  }

  /**
   * Adds one line and syncs it, then hands it to the journal of a running machine. When the journal
   * does not take it, that is only a warning: the line is written.
   *
   * @throws HostFailure when it could not be written, or another process keeps the log busy
   */
  public void append(AuditEvent event) throws HostFailure {
    List<byte[]> written =
        locked(
            () -> {
              makeFolder();
              LogWriter writer = new LogWriter(host, fullBytes);
              writer.write(event);
              return writer.written();
            });
    for (byte[] line : written) {
      mirror(line);
    }
  }

  /** Removes what an append that died left unfinished. */
  public void cleanUp() throws HostFailure {
    locked(
        () -> {
          host.removeLeftovers(LogHead.PATH);
          host.removeLeftovers(PATH);
          return true;
        });
  }

  /** The newest lines, newest last. */
  public List<String> tail(int most) throws HostFailure {
    LogFile current = files.current();
    List<String> lines = new ArrayList<>(current.tail(most));
    for (long last : files.asideBefore(current, 0).descendingSet()) {
      Optional<LogFile> aside = lines.size() < most ? files.aside(last) : Optional.<LogFile>empty();
      if (aside.isEmpty()) {
        break;
      }
      lines.addAll(0, aside.get().tail(most - lines.size()));
    }
    return List.copyOf(lines);
  }

  /**
   * What is wrong with the log: a changed, missing or cut line; empty when it is whole. The first
   * fault from the top, with its line number.
   */
  public Optional<String> damage() throws HostFailure {
    Optional<String> fault = new LogCheck(files).firstFault();
    if (fault.isPresent()) {
      // Somebody may have been writing meanwhile: what counts is what nobody is working on.
      fault = locked(() -> new LogCheck(files).firstFault());
    }
    return fault.map(
        sentence -> sentence + " Compare with the copy in the journal: journalctl -t crashcart");
  }

  /** Something done while nobody else writes. */
  private interface Work<T> {
    T run() throws HostFailure;
  }

  private <T> T locked(Work<T> work) throws HostFailure {
    Optional<Host.Lock> lock = host.lock(LOCK, "", PATIENCE);
    if (lock.isEmpty()) {
      throw new HostFailure(
          "The audit log is busy: another process has kept "
              + LOCK
              + " for more than 5 seconds. See who it is with \"fuser -v "
              + LOCK
              + "\", then try again.");
    }
    try {
      return work.run();
    } finally {
      lock.get().close();
    }
  }

  private void makeFolder() throws HostFailure {
    if (host.facts(LogFiles.FOLDER).isEmpty()) {
      host.makeFolder(LogFiles.FOLDER, FOLDER);
    }
  }

  private void mirror(byte[] line) {
    try {
      if (host.kind() != Host.Kind.LIVE || !host.hasCommand("systemd-cat")) {
        return;
      }
      CommandResult result =
          host.run(List.of("systemd-cat", "-t", "crashcart", "-p", "notice"), line, MIRROR_LIMIT);
      if (!result.succeeded()) {
        System.getLogger(AuditLog.class.getName())
            .log(Level.WARNING, "The journal did not take an audit entry: exit " + result.exit());
      }
    } catch (HostFailure failure) {
      System.getLogger(AuditLog.class.getName())
          .log(Level.WARNING, "The journal did not take an audit entry: " + failure.getMessage());
    }
  }
}
