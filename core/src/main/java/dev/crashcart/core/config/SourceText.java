package dev.crashcart.core.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The bytes of a settings file as text: UTF-8 without control characters, lines ended by LF or
 * CRLF.
 *
 * <p>What is not that is told as a problem and replaced by U+FFFD, one for one, so that reading
 * goes on and the columns behind it stay right. A byte order mark at the beginning is dropped.
 */
final class SourceText {
  /** More is no settings file: reading time grows with size, and an appliance needs a few KiB. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final int MARK = 0xFEFF;
  private static final int REPLACEMENT = 0xFFFD;
  private static final int MOST_REPORTED = 5;

  private final String source;
  private final Problems problems;
  private int line = 1;
  private int column = 1;
  private int reported;

  private SourceText(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The text; empty when the bytes are no text at all. */
  static Optional<String> of(String source, byte[] content, Problems problems) {
    Optional<String> refusal = refusal(content);
    if (refusal.isPresent()) {
      problems.error("", Place.of(source), refusal.get());
      return Optional.empty();
    }
    return Optional.of(
        new SourceText(source, problems).cleaned(decoded(source, content, problems)));
  }

  private static Optional<String> refusal(byte[] content) {
    if (content.length > MOST_BYTES) {
      return Optional.of(
          "this file has " + content.length + " bytes; settings have at most " + MOST_BYTES + ".");
    }
    if (isUtf16(content)) {
      return Optional.of("this file is UTF-16; save it as UTF-8.");
    }
    for (byte b : content) {
      if (b == 0) {
        return Optional.of("this is a binary file; settings are a text file in YAML, UTF-8.");
      }
    }
    return Optional.empty();
  }

  /** By its mark, or because every second byte at the beginning is a zero. */
  private static boolean isUtf16(byte[] content) {
    if (content.length < 2) {
      return false;
    }
    boolean marked =
        content[0] == (byte) 0xFE && content[1] == (byte) 0xFF
            || content[0] == (byte) 0xFF && content[1] == (byte) 0xFE;
    boolean everySecond =
        content.length >= 4
            && (content[0] == 0) == (content[2] == 0)
            && (content[1] == 0) == (content[3] == 0)
            && (content[0] == 0) != (content[1] == 0);
    return marked || everySecond;
  }

  private static String decoded(String source, byte[] content, Problems problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    if (decoder.decode(bytes, text, true).isError()) {
      text.flip();
      Place where = endOf(source, text.toString());
      problems.error(
          "",
          where,
          String.format("byte 0x%02X is not UTF-8", content[bytes.position()] & 0xFF)
              + "; the file was probably saved as Latin-1 or Windows-1252: save it as UTF-8.");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The place just behind a text, a byte order mark not counted. */
  private static Place endOf(String source, String text) {
    int start = text.lastIndexOf('\n') + 1;
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int column = 1 + text.codePointCount(start, text.length());
    boolean marked = start == 0 && !text.isEmpty() && text.charAt(0) == MARK;
    return new Place(source, line, marked ? column - 1 : column);
  }

  private String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    int at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean crlf = c == '\r' && at < text.length() && text.charAt(at) == '\n';
      if (crlf || isText(c)) {
        clean.appendCodePoint(c);
      } else {
        report(c);
        clean.appendCodePoint(REPLACEMENT);
      }
      column = c == '\n' ? 1 : column + 1;
      line = c == '\n' ? line + 1 : line;
    }
    return clean.toString();
  }

  /** What YAML calls printable, without the line ends that editors do not count as such. */
  private static boolean isText(int c) {
    boolean invisible = c == MARK || c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE;
    return c == '\n' || c == '\t' || !Character.isISOControl(c) && !invisible;
  }

  private void report(int c) {
    reported++;
    if (reported <= MOST_REPORTED) {
      problems.error(
          "",
          new Place(source, line, column),
          String.format("the invisible character U+%04X stands here", c)
              + "; delete it, or write it as an escape in double quotes.");
    }
  }
}
