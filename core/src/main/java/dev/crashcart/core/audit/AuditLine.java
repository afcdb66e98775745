package dev.crashcart.core.audit;

import dev.crashcart.core.config.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the chain needs to know of an entry of the log.
 *
 * @param seq its number; the first entry ever is 1, and none is left out
 * @param previous the SHA-256 of what stands before it: the line before and, when it notes a torn
 *     line, that one as well
 */
record AuditLine(long seq, String action, String reason, String previous) {
  /** The action by which the log itself notes that it was found damaged. */
  static final String LOG_DAMAGED = "log-damaged";

  /** What the first entry ever has for {@link #previous}. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  // With these a line stays below 4 MiB however its characters are escaped.
  private static final int MOST_DETAILS = 500;
  private static final int LONGEST_TEXT = 1_000;

  /** Reads a line; empty when it is not an entry of the log. */
  static Optional<AuditLine> read(byte[] line) {
    if (line.length == 0 || line[0] != '{') {
      return Optional.empty();
    }
    return Json.readObject(new String(line, StandardCharsets.UTF_8)).flatMap(AuditLine::of);
  }

  private static Optional<AuditLine> of(Map<String, Object> members) {
    return members.get("seq") instanceof Long seq
            && members.get("action") instanceof String action
            && members.get("reason") instanceof String reason
            && members.get("previous") instanceof String previous
        ? Optional.of(new AuditLine(seq, action, reason, previous))
        : Optional.empty();
  }

  /** The line of an event, without its end; texts of no reasonable length are shortened. */
  static byte[] bytes(long seq, Instant time, AuditEvent event, String previous) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("seq", seq);
    members.put("time", TIME.format(time));
    members.put("action", shortened(event.action()));
    members.put("who", shortened(event.who()));
    members.put("terminal", shortened(event.terminal()));
    members.put("generation", event.generation());
    members.put("reason", shortened(event.reason()));
    members.put("details", shortened(event.details()));
    members.put("previous", previous);
    return Json.line(members).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> shortened(List<String> details) {
    List<String> all =
        new ArrayList<>(details.stream().limit(MOST_DETAILS).map(AuditLine::shortened).toList());
    if (details.size() > MOST_DETAILS) {
      all.add("and " + (details.size() - MOST_DETAILS) + " more");
    }
    return all;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean within = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, within ? LONGEST_TEXT - 1 : LONGEST_TEXT) + "…";
  }
}
