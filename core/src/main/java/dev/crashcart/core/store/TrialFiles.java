package dev.crashcart.core.store;

import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files of what is on trial. The meta says that there is one: it is written last and removed
 * first, so that whoever finds it finds the way back as well.
 */
final class TrialFiles {
  static final String META = Store.STATE + "/trial.meta.yaml";
  static final String TEXT = Store.STATE + "/trial.yaml";
  static final String WAY_BACK = Store.STATE + "/way-back.jsonl";

  private static final String SHA256 = "sha256";

  private final PrivateFiles files;

  TrialFiles(PrivateFiles files) {
    this.files = files;
  }

  boolean counts() throws HostFailure {
    return files.has(META);
  }

  Optional<Trial> read() throws HostFailure {
    PrivateFiles.Pair pair = files.readPair(META, TEXT);
    if (pair.meta().isEmpty()) {
      return Optional.empty();
    }
    try {
      Meta meta = Meta.parse(META, pair.meta().get());
      byte[] text = pair.beside().orElseThrow(() -> missing(TEXT));
      if (!meta.text(SHA256).equals(DigestUtils.sha256Hex(text))) {
        throw new HostFailure(TEXT + " was changed after it was written.");
      }
      return Optional.of(trial(meta, new String(text, StandardCharsets.UTF_8)));
    } catch (HostFailure broken) {
      throw advised(broken);
    }
  }

  List<WayBack> wayBack() throws HostFailure {
    return readWayBack(WayBackFile::parse);
  }

  List<List<String>> wayBackCommands() throws HostFailure {
    return readWayBack(WayBackFile::parseCommands);
  }

  /** One half of the file's lines. */
  @FunctionalInterface
  private interface Half<T> {
    List<T> of(String path, byte[] content) throws HostFailure;
  }

  private <T> List<T> readWayBack(Half<T> half) throws HostFailure {
    PrivateFiles.Pair pair = files.readPair(META, WAY_BACK);
    if (pair.meta().isEmpty()) {
      return List.of();
    }
    try {
      byte[] content = pair.beside().orElseThrow(() -> missing(WAY_BACK));
      return half.of(WAY_BACK, content);
    } catch (HostFailure broken) {
      throw advised(broken);
    }
  }

  void begin(Trial trial, List<WayBack> wayBack, List<List<String>> commands) throws HostFailure {
    if (counts()) {
      throw new HostFailure(
          "A change is on trial already. Keep it (crashcart keep) or put it back (crashcart back)"
              + " first.");
    }
    byte[] back = WayBackFile.bytes(WAY_BACK, wayBack, commands);
    byte[] meta = Meta.bytes(META, facts(trial, DigestUtils.sha256Hex(trial.text())));
    files.write(WAY_BACK, back);
    files.write(TEXT, trial.text().getBytes(StandardCharsets.UTF_8));
    files.write(META, meta);
  }

  void update(Trial trial) throws HostFailure {
    Optional<byte[]> content = files.read(META);
    if (content.isEmpty()) {
      throw new HostFailure(
          "Nothing is on trial any more: it was kept or has gone back. See crashcart status.");
    }
    String sha256;
    try {
      sha256 = Meta.parse(META, content.get()).text(SHA256);
    } catch (HostFailure broken) {
      throw advised(broken);
    }
    files.write(META, Meta.bytes(META, facts(trial, sha256)));
  }

  void end() throws HostFailure {
    files.remove(META);
    files.remove(TEXT);
    files.remove(WAY_BACK);
  }

  /** Removes what does not count: it holds password hashes and is of no use any more. */
  void cleanUp() throws HostFailure {
    for (String path : List.of(META, TEXT, WAY_BACK)) {
      files.removeLeftovers(path);
    }
    if (!counts()) {
      end();
    }
  }

  private static HostFailure missing(String path) {
    return new HostFailure(path + " is missing.");
  }

  private static HostFailure advised(HostFailure broken) {
    return new HostFailure(
        "The notes on the change that is on trial cannot be used: "
            + broken.getMessage()
            + " To go on, remove "
            + META
            + " and run \"crashcart apply\": it brings the machine to the kept settings.",
        broken);
  }

  private static Trial trial(Meta meta, String text) throws HostFailure {
    return new Trial(
        meta.number("base"),
        meta.findTime("deadline"),
        meta.text("boot-id"),
        meta.time("started"),
        meta.text("who"),
        meta.text("terminal"),
        meta.text("reason"),
        meta.texts("changes"),
        text);
  }

  private static Map<String, ?> facts(Trial trial, String sha256) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("base", String.valueOf(trial.base()));
    trial.deadline().map(Instant::toString).ifPresent(moment -> facts.put("deadline", moment));
    facts.put("boot-id", trial.bootId());
    facts.put("started", trial.started().toString());
    facts.put("who", trial.who());
    facts.put("terminal", trial.terminal());
    facts.put("reason", trial.reason());
    facts.put("changes", trial.changes());
    facts.put(SHA256, sha256);
    return facts;
  }
}
