package dev.crashcart.core.host;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The small files in which a simulated appliance keeps what a real one has in memory: text and
 * JSON, for people to read and to edit. Written past the count of mutations.
 */
final class SimulatedState {
  private final FileTree files;

  SimulatedState(FileTree files) {
    this.files = files;
  }

  /** The text of a file; of a missing one the empty text. */
  String text(String path) throws HostFailure {
    return new String(files.read(path).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  /** The lines of a file that are neither blank nor a comment, as words. */
  List<List<String>> words(String path) throws HostFailure {
    return text(path)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> List.of(line.split("\\s+")))
        .toList();
  }

  /** The objects in a file; of a missing one none. */
  List<JsonObject> objects(String path) throws HostFailure {
    String text = text(path);
    if (text.isBlank()) {
      return List.of();
    }
    return Json.readObjects(text)
        .orElseThrow(
            () ->
                new HostFailure(
                    path
                        + " of the simulated appliance is no list of JSON objects. Put it right, or"
                        + " remove the appliance's folder to start anew."));
  }

  /** Writes a list of objects. */
  void putObjects(String path, List<?> trees) throws HostFailure {
    put(path, Json.document(trees));
  }

  /** Writes a file, unless it says this already: those who watch it want to see changes only. */
  void put(String path, String text) throws HostFailure {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!files.read(path).map(old -> Arrays.equals(old, bytes)).orElse(false)) {
      place(path, bytes);
    }
  }

  /** As {@link FileTree#write} without the look into the ledger of owners: there are many files. */
  private void place(String path, byte[] bytes) throws HostFailure {
    RootFolder root = files.root();
    Path target = root.follow(path);
    try {
      MissingFolders.make(root, target.getParent());
      try (UnfinishedFile file = UnfinishedFile.create(target)) {
        file.fill(bytes);
        file.setMode(0644);
        file.place();
      }
    } catch (IOException refused) {
      throw Refusal.writing(path, target.getParent(), refused);
    }
  }

  /** Writes a file for root alone. */
  void putPrivate(String path, String text) throws HostFailure {
    files.write(
        path, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 0, 0), unfinished -> {});
  }

  Optional<FileFacts> facts(String path) throws HostFailure {
    return files.facts(path);
  }

  void append(String path, String line) throws HostFailure {
    files.append(path, (line + "\n").getBytes(StandardCharsets.UTF_8), 0644);
  }

  List<String> names(String folder) throws HostFailure {
    return files.names(folder);
  }

  boolean exists(String path) throws HostFailure {
    return files.facts(path).isPresent();
  }

  void makeFolder(String path) throws HostFailure {
    files.makeFolder(path, FileFacts.folder(0755, 0, 0));
  }

  void remove(String path) throws HostFailure {
    files.remove(path);
  }
}
