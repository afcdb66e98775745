package dev.crashcart.core.audit;

import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/**
 * A walk along the whole chain, oldest file first, that stops at the first thing that does not fit.
 * It finds what was changed by somebody who does not follow the chain to its end and the head; that
 * somebody is root all the same, so the copy in the journal is the stronger witness.
 */
final class LogCheck {
  /** The note that explains a torn line and makes it part of the chain. */
  static final String TORN =
      "The line before this one is not whole: the power went or the program died while it was"
          + " written.";

  private static final long ANY = 0;

  private final LogFiles files;
  private long expectedSeq;
  private Optional<String> expectedHash = Optional.empty();
  private Optional<String> torn = Optional.empty();

  LogCheck(LogFiles files) {
    this.files = files;
  }

  /** A sentence on the first fault; empty when the log is whole. */
  Optional<String> firstFault() throws HostFailure {
    Optional<LogHead> head = files.head();
    LogFile current = files.current();
    boolean fromFirst = head.isPresent() ? head.get().first() == 1 : files.aside().isEmpty();
    expectedSeq = fromFirst ? 1 : head.map(LogHead::first).orElse(ANY);
    expectedHash = fromFirst ? Optional.of(AuditLine.NOTHING_BEFORE) : Optional.empty();
    torn = Optional.empty();
    for (long last : files.asideBefore(current, head.map(LogHead::first).orElse(ANY))) {
      String path = LogFiles.pathOf(last);
      Optional<LogFile> aside = files.aside(last);
      Optional<String> fault =
          aside.isPresent() ? walk(path, aside.get()) : Optional.of(path + " is missing.");
      if (fault.isPresent()) {
        return fault;
      }
    }
    Optional<String> fault = walk(AuditLog.PATH, current);
    if (fault.isEmpty() && torn.isPresent()) {
      return Optional.of(
          torn.get() + " is not whole: it was cut off while it was written, or put in.");
    }
    return fault.isPresent() ? fault : atEnd(current);
  }

  /**
   * Whether the end of the log is what the head says: the same entry, or one entry more because the
   * process died between the two. What is torn behind it is not looked at.
   */
  Optional<String> atEnd(LogFile current) throws HostFailure {
    LogFile.End end = current.end();
    Optional<LogHead> known = files.head();
    if (known.isEmpty() && !mayHaveNoHead(current, end)) {
      return Optional.of(
          LogHead.PATH
              + " is missing or damaged: whether the end of the audit log was cut off cannot be"
              + " told.");
    }
    LogHead head = known.orElse(LogHead.NONE);
    long last = end.entry().map(AuditLine::seq).orElse(0L);
    if (last < head.seq()) {
      return Optional.of(
          AuditLog.PATH
              + (last == 0 ? " has no entry" : " ends with entry " + last)
              + ", but entry "
              + head.seq()
              + " was written: its end was cut off.");
    }
    if (last == head.seq()) {
      return last == 0 || end.entryHash().equals(Optional.of(head.hash()))
          ? Optional.empty()
          : Optional.of(
              "Entry " + last + ", the last of " + AuditLog.PATH + ", was changed or replaced.");
    }
    return isOneAhead(current, end, head)
        ? Optional.empty()
        : Optional.of(
            AuditLog.PATH
                + " ends with entry "
                + last
                + ", which does not follow entry "
                + head.seq()
                + ", the newest in "
                + LogHead.PATH
                + ": lines were put in or changed, or that file is an old copy.");
  }

  private boolean mayHaveNoHead(LogFile current, LogFile.End end) throws HostFailure {
    return !files.hasHead()
        && files.aside().isEmpty()
        && (end.entry().isEmpty() || isOneAhead(current, end, LogHead.NONE));
  }

  private boolean isOneAhead(LogFile current, LogFile.End end, LogHead head) throws HostFailure {
    AuditLine last = end.entry().orElseThrow();
    LogFile before = current.before(end.start());
    if (before.size() == 0) {
      before = files.aside(head.seq()).orElse(before);
    }
    LogFile.End prior = before.end();
    return last.seq() == head.seq() + 1
        && prior.entry().map(AuditLine::seq).orElse(0L) == head.seq()
        && prior.entryHash().orElse(AuditLine.NOTHING_BEFORE).equals(head.hash())
        && last.previous().equals(prior.hash().orElse(head.hash()));
  }

  private Optional<String> walk(String path, LogFile file) {
    int start = -1;
    int end = -1;
    for (LogFile.Line line : file.lines()) {
      String place = "Line " + line.number() + " of " + path;
      if (line.entry().isEmpty()) {
        torn = Optional.of(torn.orElse(place));
        start = start < 0 ? line.start() : start;
      } else {
        expectedHash = start < 0 ? expectedHash : Optional.of(file.hash(start, end));
        Optional<String> fault = fault(place, line, file);
        if (fault.isPresent()) {
          return fault;
        }
        expectedSeq = line.entry().get().seq() + 1;
        torn = Optional.empty();
        start = line.start();
      }
      end = line.end();
    }
    expectedHash = start < 0 ? expectedHash : Optional.of(file.hash(start, end));
    return Optional.empty();
  }

  private Optional<String> fault(String place, LogFile.Line line, LogFile file) {
    AuditLine entry = line.entry().orElseThrow();
    boolean note = entry.action().equals(AuditLine.LOG_DAMAGED);
    boolean tornNote = note && entry.reason().equals(TORN);
    if (torn.isPresent() && !tornNote) {
      return Optional.of(torn.get() + " is not an entry: it was changed, put in or cut off.");
    }
    if (note && !(tornNote && torn.isPresent())) {
      return Optional.of(
          place + " notes what was wrong before it: " + LogFile.printable(entry.reason()));
    }
    if (expectedSeq != ANY && entry.seq() != expectedSeq) {
      return Optional.of(place + " is entry " + entry.seq() + wrongOrder(entry.seq(), file));
    }
    if (expectedHash.isPresent() && !entry.previous().equals(expectedHash.get())) {
      return Optional.of(
          place + " does not fit what stands before it: the line before or this one was changed.");
    }
    return Optional.empty();
  }

  private String wrongOrder(long seq, LogFile file) {
    if (seq < expectedSeq) {
      return ", which cannot come after entry " + (expectedSeq - 1) + ": it was put in.";
    }
    for (LogFile.Line line : file.lines()) {
      if (line.entry().isPresent() && line.entry().get().seq() == expectedSeq) {
        return ", but entry " + expectedSeq + " belongs here: lines were put into another order.";
      }
    }
    return ", but entry " + expectedSeq + " belongs here: lines are missing.";
  }
}
