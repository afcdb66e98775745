package dev.crashcart.core.audit;

import dev.crashcart.core.host.FileNumber;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the log: the one that is written to, and the full ones set aside, each named after
 * its last entry.
 */
final class LogFiles {
  static final String FOLDER = AuditLog.PATH.substring(0, AuditLog.PATH.lastIndexOf('/'));

  private static final Pattern ASIDE = Pattern.compile("audit-(\\d{1,18})\\.jsonl");

  private final Host host;

  LogFiles(Host host) {
    this.host = host;
  }

  /** The file that is written to; an empty one when it is missing. */
  LogFile current() throws HostFailure {
    return new LogFile(host.read(AuditLog.PATH).orElse(new byte[0]));
  }

  /** The numbers of the last entries of the files set aside. */
  TreeSet<Long> aside() throws HostFailure {
    TreeSet<Long> numbers = new TreeSet<>();
    for (String name : host.names(FOLDER)) {
      Matcher matcher = ASIDE.matcher(name);
      if (matcher.matches() && pathOf(Long.parseLong(matcher.group(1))).endsWith("/" + name)) {
        numbers.add(Long.parseLong(matcher.group(1)));
      }
    }
    return numbers;
  }

  /**
   * The files set aside that the log goes through before it comes to the current one. Another may
   * be there: the process died when it had copied the current file and not yet begun a new one.
   */
  TreeSet<Long> asideBefore(LogFile current, long firstKept) throws HostFailure {
    TreeSet<Long> numbers = new TreeSet<>(aside().tailSet(firstKept));
    Optional<AuditLine> first = current.firstEntry();
    return first.isPresent() ? new TreeSet<>(numbers.headSet(first.get().seq())) : numbers;
  }

  /** A file set aside; empty when somebody has just removed it. */
  Optional<LogFile> aside(long lastEntry) throws HostFailure {
    return host.read(pathOf(lastEntry)).map(LogFile::new);
  }

  static String pathOf(long lastEntry) {
    return FOLDER + "/audit-" + FileNumber.of(lastEntry, 10) + ".jsonl";
  }

  /** The note of the newest entry; empty when it is missing or no such note. */
  Optional<LogHead> head() throws HostFailure {
    return host.read(LogHead.PATH).flatMap(LogHead::read);
  }

  /** Whether there is a file for that note, readable or not. */
  boolean hasHead() throws HostFailure {
    return host.facts(LogHead.PATH).isPresent();
  }
}
