package dev.crashcart.core.audit;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The note of the newest entry, in a file of its own and in another folder, so that a cut end of
 * the log is found.
 *
 * @param seq the number of the newest entry; 0 when there is none
 * @param hash the fingerprint of its line
 * @param first the number of the oldest entry that is still kept
 */
record LogHead(long seq, String hash, long first) {
  static final String PATH = "/var/lib/crashcart/audit.head";

  /** The head of a log in which nothing was ever written. */
  static final LogHead NONE = new LogHead(0, AuditLine.NOTHING_BEFORE, 1);

  /** Reads it; empty when the content is no such note. */
  static Optional<LogHead> read(byte[] content) {
    return Json.readObject(new String(content, StandardCharsets.UTF_8)).flatMap(LogHead::of);
  }

  private static Optional<LogHead> of(Map<String, Object> members) {
    return members.get("seq") instanceof Long seq
            && members.get("hash") instanceof String hash
            && members.get("first") instanceof Long first
        ? Optional.of(new LogHead(seq, hash, first))
        : Optional.empty();
  }

  void write(Host host) throws HostFailure {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("seq", seq);
    members.put("hash", hash);
    members.put("first", first);
    byte[] content = (Json.line(members) + "\n").getBytes(StandardCharsets.UTF_8);
    host.write(PATH, content, FileFacts.file(0600, 0, 0));
  }
}
