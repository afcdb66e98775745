package dev.crashcart.core.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The content of one file of the log, taken apart into lines. A line that is not an entry is
 * <em>torn</em>: the power went while it was written, or somebody wrote into the file.
 */
final class LogFile {
  private final byte[] content;

  LogFile(byte[] content) {
    this.content = content;
  }

  /**
   * A line.
   *
   * @param number one-based
   * @param start the index of its first byte
   * @param end the index behind its last byte, its line end not counted
   * @param entry empty when it is torn
   */
  record Line(int number, int start, int end, Optional<AuditLine> entry) {}

  /**
   * What the next line is chained to.
   *
   * @param entry the last entry; empty when there is none
   * @param start the index of its first byte; 0 when there is none
   * @param entryHash the fingerprint of its line; empty when there is none
   * @param hash the fingerprint of that line and everything behind it; empty for an empty file
   * @param torn whether something stands behind it that is not an entry
   * @param open whether the last line has no line end
   */
  record End(
      Optional<AuditLine> entry,
      int start,
      Optional<String> entryHash,
      Optional<String> hash,
      boolean torn,
      boolean open) {}

  int size() {
    return content.length;
  }

  byte[] content() {
    return content;
  }

  /** Its lines from the top, each looked at only when it is asked for. */
  Iterable<Line> lines() {
    return () ->
        new Iterator<>() {
          private int number;
          private int start;

          @Override
          public boolean hasNext() {
            return start < content.length;
          }

          @Override
          public Line next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            int end = start;
            while (end < content.length && content[end] != '\n') {
              end++;
            }
            number++;
            Line line = new Line(number, start, end, entry(start, end));
            start = end + 1;
            return line;
          }
        };
  }

  /** The first entry, whatever stands before it. */
  Optional<AuditLine> firstEntry() {
    for (Line line : lines()) {
      if (line.entry().isPresent()) {
        return line.entry();
      }
    }
    return Optional.empty();
  }

  /** Looks from the bottom up for the last entry. */
  End end() {
    if (content.length == 0) {
      return new End(Optional.empty(), 0, Optional.empty(), Optional.empty(), false, false);
    }
    boolean open = content[content.length - 1] != '\n';
    int bottom = open ? content.length : content.length - 1;
    int end = bottom;
    int start = startOfLine(end);
    Optional<AuditLine> entry = entry(start, end);
    while (entry.isEmpty() && start > 0) {
      end = start - 1;
      start = startOfLine(end);
      entry = entry(start, end);
    }
    Optional<String> entryHash =
        entry.isPresent() ? Optional.of(hash(start, end)) : Optional.empty();
    boolean torn = entry.isEmpty() || end < bottom;
    return new End(entry, start, entryHash, Optional.of(hash(start, bottom)), torn, open);
  }

  /** The file as it was before this byte was written. */
  LogFile before(int index) {
    return new LogFile(Arrays.copyOf(content, index));
  }

  /** The fingerprint of a stretch of the file. */
  String hash(int start, int end) {
    return DigestUtils.sha256Hex(Arrays.copyOfRange(content, start, end));
  }

  /**
   * The last lines, the newest last, at most so many. In a torn one, which may hold anything, what
   * a terminal would obey is replaced.
   */
  List<String> tail(int most) {
    Deque<String> lines = new ArrayDeque<>();
    int end =
        content.length > 0 && content[content.length - 1] == '\n'
            ? content.length - 1
            : content.length;
    while (end > 0 && lines.size() < most) {
      int start = startOfLine(end);
      String text = new String(content, start, end - start, StandardCharsets.UTF_8);
      lines.addFirst(printable(text));
      end = start - 1;
    }
    return List.copyOf(lines);
  }

  /** The text with everything replaced that a terminal would obey. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]", "?");
  }

  private int startOfLine(int end) {
    int start = end;
    while (start > 0 && content[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private Optional<AuditLine> entry(int start, int end) {
    return AuditLine.read(Arrays.copyOfRange(content, start, end));
  }
}
