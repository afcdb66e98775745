package dev.crashcart.core.audit;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The end of the log while somebody holds its lock: it knows what the next line is chained to. The
 * head is written after each line and always before the next, so a process that dies leaves the log
 * at most one line ahead of it.
 */
final class LogWriter {
  private static final FileFacts FILE = FileFacts.file(0600, 0, 0);
  private static final int MOST_ASIDE = 4;

  private final Host host;
  private final LogFiles files;
  private final int fullBytes;
  private final List<byte[]> written = new ArrayList<>();
  private LogFile current;
  private LogHead head;
  private boolean open;

  /**
   * @param fullBytes the size from which on a file is set aside
   */
  LogWriter(Host host, int fullBytes) throws HostFailure {
    this.host = host;
    this.files = new LogFiles(host);
    this.fullBytes = fullBytes;
    this.current = files.current();
    this.head = files.head().orElse(LogHead.NONE);
  }

  /** The lines written so far, without their ends. */
  List<byte[]> written() {
    return written;
  }

  /** Adds the event, after a note of the damage when the end is not as it was left. */
  void write(AuditEvent event) throws HostFailure {
    LogFile.End end = current.end();
    open = end.open();
    Optional<String> damage = new LogCheck(files).atEnd(current);
    if (damage.isEmpty() && end.entry().isPresent()) {
      long seq = end.entry().get().seq();
      if (seq != head.seq()) {
        head = new LogHead(seq, end.entryHash().orElseThrow(), head.first());
        head.write(host);
      }
    }
    if (damage.isPresent() || end.torn()) {
      head = chainedTo(end);
      String reason = damage.orElse(LogCheck.TORN);
      add(
          new AuditEvent(
              AuditLine.LOG_DAMAGED, "crashcart", "none", event.generation(), reason, List.of()));
    }
    add(event);
  }

  private LogHead chainedTo(LogFile.End end) throws HostFailure {
    long seq = Math.max(head.seq(), end.entry().map(AuditLine::seq).orElse(0L));
    return new LogHead(seq, end.hash().orElse(head.hash()), firstKept());
  }

  private long firstKept() throws HostFailure {
    if (files.head().isPresent()) {
      return head.first();
    }
    TreeSet<Long> aside = files.aside();
    LogFile oldest = aside.isEmpty() ? current : files.aside(aside.first()).orElse(current);
    return oldest.firstEntry().map(AuditLine::seq).orElse(LogHead.NONE.first());
  }

  private void add(AuditEvent event) throws HostFailure {
    byte[] line = AuditLine.bytes(head.seq() + 1, host.now(), event, head.hash());
    SortedSet<Long> needless = new TreeSet<>();
    if (current.size() >= fullBytes) {
      needless = setAside();
      current = new LogFile(withEnd(line, false));
      host.write(AuditLog.PATH, current.content(), FILE);
    } else {
      host.append(AuditLog.PATH, withEnd(line, open), FILE.mode());
    }
    open = false;
    written.add(line);
    long first = needless.isEmpty() ? head.first() : Math.max(head.first(), needless.last() + 1);
    head = new LogHead(head.seq() + 1, DigestUtils.sha256Hex(line), first);
    head.write(host);
    for (long old : needless) {
      removeAside(old);
    }
  }

  /** Copies the full file; gives the numbers of those that are too many now. */
  private SortedSet<Long> setAside() throws HostFailure {
    host.write(LogFiles.pathOf(head.seq()), current.content(), FILE);
    TreeSet<Long> aside = files.aside();
    for (int kept = 0; kept < MOST_ASIDE; kept++) {
      aside.pollLast();
    }
    return aside;
  }

  private static byte[] withEnd(byte[] line, boolean endBefore) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length + 2);
    if (endBefore) {
      bytes.write('\n');
    }
    bytes.writeBytes(line);
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private void removeAside(long lastEntry) {
    try {
      host.remove(LogFiles.pathOf(lastEntry));
    } catch (HostFailure failure) {
      // The entry is written; the next full file brings the next attempt.
      System.getLogger(LogWriter.class.getName())
          .log(Level.WARNING, "An old part of the audit log stays: " + failure.getMessage());
    }
  }
}
