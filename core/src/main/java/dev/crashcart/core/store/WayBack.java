package dev.crashcart.core.store;

import dev.crashcart.core.host.FileFacts;
import java.util.Optional;

/**
 * How one file or entry was before the first step: content and facts to put back to the byte. It is
 * a state, not a script: going back is writing it, however far the steps had come.
 *
 * @param path the file
 * @param entry for a passwd(5)-like file the name of the line that changes; empty for the whole
 *     file
 * @param content the file's or the line's bytes; empty when there was none
 * @param facts mode and owner; empty when there was none
 */
public record WayBack(
    String path, Optional<String> entry, Optional<byte[]> content, Optional<FileFacts> facts) {
  /** Without the content, which may be secret. */
  @Override
  public String toString() {
    return "way back of " + path + entry.map(name -> " (" + name + ")").orElse("");
  }
}
