package dev.crashcart.core.store;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The way back as a file: a JSON object a line for each {@link WayBack}, its content in base64 (RFC
 * 4648) because it may be any bytes; a line for each command that is run when all that is back;
 * then a line with the fingerprint of all that, because a damaged content must not be written over
 * a good file.
 *
 * <p>Not YAML like its neighbours: nobody edits it, and reading a content of 700 KB took 20 seconds
 * there.
 */
final class WayBackFile {
  /** Enough for the largest files of settings; more would need too much memory at a bad moment. */
  static final int MOST_BYTES = 8 << 20;

  private static final String PATH = "path";
  private static final String ENTRY = "entry";
  private static final String CONTENT = "content";
  private static final String MODE = "mode";
  private static final String UID = "uid";
  private static final String GID = "gid";
  private static final String FOLDER = "folder";
  private static final String RUN = "run";
  private static final String SHA256 = "sha256";

  private WayBackFile() {}

  static byte[] bytes(String path, List<WayBack> wayBack, List<List<String>> commands)
      throws HostFailure {
    StringBuilder lines = new StringBuilder();
    wayBack.forEach(one -> lines.append(Json.line(members(one))).append('\n'));
    commands.forEach(words -> lines.append(Json.line(Map.of(RUN, words))).append('\n'));
    String hash = DigestUtils.sha256Hex(lines.toString());
    lines.append(Json.line(Map.of(SHA256, hash))).append('\n');
    byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
    if (content.length > MOST_BYTES) {
      throw new HostFailure(
          "The files that would be changed are too large to keep a"
              + " copy for going back: "
              + path
              + " would have "
              + content.length
              + " bytes of at most "
              + MOST_BYTES
              + ". Make the change in smaller parts.");
    }
    return content;
  }

  static List<WayBack> parse(String path, byte[] content) throws HostFailure {
    List<WayBack> wayBack = new ArrayList<>();
    for (Map<String, Object> line : lines(path, content)) {
      if (!line.containsKey(RUN)) {
        wayBack.add(read(path, line));
      }
    }
    return wayBack;
  }

  static List<List<String>> parseCommands(String path, byte[] content) throws HostFailure {
    List<List<String>> commands = new ArrayList<>();
    for (Map<String, Object> line : lines(path, content)) {
      if (line.get(RUN) instanceof List<?> words) {
        commands.add(words.stream().map(String::valueOf).toList());
      }
    }
    return commands;
  }

  private static List<Map<String, Object>> lines(String path, byte[] content) throws HostFailure {
    int last = startOfLastLine(content);
    byte[] lines = Arrays.copyOf(content, last);
    Map<String, Object> end =
        object(path, new String(content, last, content.length - last, StandardCharsets.UTF_8));
    if (!DigestUtils.sha256Hex(lines).equals(end.get(SHA256))) {
      throw new HostFailure(path + " was changed or cut after it was written.");
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
      objects.add(object(path, line));
    }
    return objects;
  }

  private static int startOfLastLine(byte[] content) {
    int start = Math.max(0, content.length - 1);
    while (start > 0 && content[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static Map<String, Object> object(String path, String line) throws HostFailure {
    return Json.readObject(line).orElseThrow(() -> damaged(path));
  }

  private static WayBack read(String path, Map<String, Object> members) throws HostFailure {
    Optional<FileFacts> facts = Optional.empty();
    if (members.containsKey(MODE)) {
      facts =
          Optional.of(
              new FileFacts(
                  (int) number(path, members, MODE),
                  (int) number(path, members, UID),
                  (int) number(path, members, GID),
                  Boolean.TRUE.equals(members.get(FOLDER))));
    }
    return new WayBack(
        text(members, PATH).orElseThrow(() -> damaged(path)),
        text(members, ENTRY),
        content(path, members),
        facts);
  }

  private static Optional<byte[]> content(String path, Map<String, Object> members)
      throws HostFailure {
    try {
      return text(members, CONTENT).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException notBase64) {
      throw damaged(path);
    }
  }

  private static Optional<String> text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static long number(String path, Map<String, Object> members, String name)
      throws HostFailure {
    if (members.get(name) instanceof Long number) {
      return number;
    }
    throw damaged(path);
  }

  /** Says no more than that: the content may be secret. */
  private static HostFailure damaged(String path) {
    return new HostFailure(path + " is damaged.");
  }

  private static Map<String, Object> members(WayBack one) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(PATH, one.path());
    one.entry().ifPresent(entry -> members.put(ENTRY, entry));
    one.content()
        .ifPresent(content -> members.put(CONTENT, Base64.getEncoder().encodeToString(content)));
    one.facts()
        .ifPresent(
            file -> {
              members.put(MODE, file.mode());
              members.put(UID, file.uid());
              members.put(GID, file.gid());
              members.put(FOLDER, file.folder());
            });
    return members;
  }
}
