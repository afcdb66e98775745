package dev.crashcart.core.host;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the system answered, as a sentence for the operator. The words of strerror(3) are matched in
 * English; in another locale the two that matter most, a full and a read-only disk, are recognised
 * by the state of the file system.
 */
final class Refusal {
  private Refusal() {}

  /** Why a file could not be read. */
  static HostFailure reading(String path, IOException cause) {
    String why =
        cause instanceof AccessDeniedException
            ? path + " may not be read by this user; run Crashcart as root (sudo)."
            : path + " could not be read: " + reason(cause) + ".";
    return new HostFailure(why, cause);
  }

  /**
   * Why a file could not be changed.
   *
   * @param folder where it stands, to ask the file system for its state
   */
  static HostFailure writing(String path, Path folder, IOException cause) {
    return new HostFailure(
        known(path, cause)
            .or(() -> stateOf(path, folder))
            .orElse(path + " could not be written: " + reason(cause) + "."),
        cause);
  }

  private static Optional<String> known(String path, IOException cause) {
    String reason = reason(cause);
    String sentence = "";
    if (reason.contains("No space left")) {
      sentence = full(path);
    } else if (reason.contains("quota exceeded")) {
      sentence = "The disk quota for " + path + " is used up. Free some space and try again.";
    } else if (reason.contains("Read-only file system")) {
      sentence = readOnly(path);
    } else if (cause instanceof AccessDeniedException) {
      sentence = path + " may not be written by this user; run Crashcart as root (sudo).";
    } else if (reason.contains("Operation not permitted")) {
      sentence =
          path
              + " may not be changed: this user is not root (use sudo), or the file is marked"
              + " immutable (lsattr shows it, chattr -i takes it off).";
    } else if (cause instanceof ClosedByInterruptException) {
      sentence = path + " was not written: the work was interrupted. It is as it was before.";
    }
    return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
  }

  private static Optional<String> stateOf(String path, Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      if (store.isReadOnly()) {
        return Optional.of(readOnly(path));
      }
      return store.getUsableSpace() == 0 ? Optional.of(full(path)) : Optional.empty();
    } catch (IOException unknown) {
      // The folder itself is out of reach: the first answer says more than this one would.
      return Optional.empty();
    }
  }

  private static String full(String path) {
    return "There is no space left on the disk that holds "
        + path
        + ". Remove something there (df -h, df -i) and try again.";
  }

  private static String readOnly(String path) {
    return path
        + " is on a read-only file system. Make it writable (mount -o remount,rw) and try again.";
  }

  /** What came back, without the path that Java puts before it. */
  static String reason(IOException cause) {
    String said =
        cause instanceof FileSystemException refused && refused.getReason() != null
            ? refused.getReason()
            : String.valueOf(cause.getMessage());
    return said.isBlank() || said.equals("null") ? cause.getClass().getSimpleName() : said;
  }
}
