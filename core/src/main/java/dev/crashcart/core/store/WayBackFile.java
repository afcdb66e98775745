package dev.crashcart.core.store;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The way back as a file: a numbered group for each {@link WayBack}, its content in base64 (RFC
 * 4648) because it may be any bytes, its fingerprint beside it because a damaged one must not be
 * written over a good file.
 */
final class WayBackFile {
  private static final String COUNT = "count";
  private static final String ENTRY = "entry";
  private static final String CONTENT = "content";
  private static final String MODE = "mode";
  private static final String SHA256 = "sha256";

  private WayBackFile() {}

  static byte[] bytes(String path, List<WayBack> wayBack) throws HostFailure {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(COUNT, String.valueOf(wayBack.size()));
    for (int i = 0; i < wayBack.size(); i++) {
      Map<String, String> one = facts(wayBack.get(i));
      one.put(SHA256, fingerprint(one));
      all.put(name(i), one);
    }
    return Meta.bytes(path, all);
  }

  static List<WayBack> parse(String path, byte[] content) throws HostFailure {
    Meta meta = Meta.parse(path, content);
    List<WayBack> wayBack = new ArrayList<>();
    int count = meta.number(COUNT);
    for (int i = 0; i < count; i++) {
      Meta group = meta.group(name(i));
      WayBack one = read(group);
      if (!group.text(SHA256).equals(fingerprint(facts(one)))) {
        throw meta.damaged(name(i));
      }
      wayBack.add(one);
    }
    return wayBack;
  }

  private static WayBack read(Meta meta) throws HostFailure {
    Optional<byte[]> content;
    try {
      content = meta.findText(CONTENT).map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException notBase64) {
      throw meta.damaged(CONTENT);
    }
    Optional<FileFacts> facts = Optional.empty();
    if (meta.findText(MODE).isPresent()) {
      facts =
          Optional.of(
              new FileFacts(
                  meta.number(MODE, 8),
                  meta.number("uid"),
                  meta.number("gid"),
                  meta.text("kind").equals("folder")));
    }
    return new WayBack(meta.text("path"), meta.findText(ENTRY), content, facts);
  }

  private static Map<String, String> facts(WayBack one) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("path", one.path());
    one.entry().ifPresent(entry -> facts.put(ENTRY, entry));
    one.content()
        .ifPresent(content -> facts.put(CONTENT, Base64.getEncoder().encodeToString(content)));
    one.facts()
        .ifPresent(
            file -> {
              facts.put(MODE, String.format(Locale.ROOT, "%04o", file.mode()));
              facts.put("uid", String.valueOf(file.uid()));
              facts.put("gid", String.valueOf(file.gid()));
              facts.put("kind", file.folder() ? "folder" : "file");
            });
    return facts;
  }

  private static String fingerprint(Map<String, String> facts) {
    StringBuilder all = new StringBuilder();
    facts.forEach((name, value) -> all.append(name).append('=').append(value).append('\n'));
    return DigestUtils.sha256Hex(all.toString());
  }

  private static String name(int index) {
    return String.format(Locale.ROOT, "file-%04d", index);
  }
}
