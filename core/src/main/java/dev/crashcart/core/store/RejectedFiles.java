package dev.crashcart.core.store;

import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The files of the settings that went back last; the meta, written last, says that they count. */
final class RejectedFiles {
  static final String META = Store.STATE + "/rejected.meta.yaml";
  static final String TEXT = Store.STATE + "/rejected.yaml";

  private final PrivateFiles files;

  RejectedFiles(PrivateFiles files) {
    this.files = files;
  }

  /** What counts and is whole. */
  Optional<Rejected> read() throws HostFailure {
    PrivateFiles.Pair pair = files.readPair(META, TEXT);
    Optional<byte[]> text = pair.beside();
    if (pair.meta().isEmpty()) {
      return Optional.empty();
    }
    try {
      Meta meta = Meta.parse(META, pair.meta().get());
      if (text.isEmpty() || !meta.text("sha256").equals(DigestUtils.sha256Hex(text.get()))) {
        throw new HostFailure(TEXT + " is missing or was changed after it was written.");
      }
      return Optional.of(
          new Rejected(
              meta.time("when"),
              meta.text("cause"),
              new String(text.get(), StandardCharsets.UTF_8)));
    } catch (HostFailure broken) {
      throw new HostFailure(
          "The settings that went back last cannot be shown: "
              + broken.getMessage()
              + " Nothing else needs them: remove "
              + META
              + " and go on.",
          broken);
    }
  }

  void write(Rejected rejected) throws HostFailure {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("when", rejected.when().toString());
    facts.put("cause", rejected.cause());
    facts.put("sha256", DigestUtils.sha256Hex(rejected.text()));
    byte[] meta = Meta.bytes(META, facts);
    // First nothing is rejected: an old meta must never stand beside a new text.
    files.remove(META);
    files.write(TEXT, rejected.text().getBytes(StandardCharsets.UTF_8));
    files.write(META, meta);
  }

  void remove() throws HostFailure {
    files.remove(META);
    files.remove(TEXT);
  }

  /** Removes what does not count. */
  void cleanUp() throws HostFailure {
    for (String path : List.of(META, TEXT)) {
      files.removeLeftovers(path);
    }
    if (!files.has(META)) {
      remove();
    }
  }
}
