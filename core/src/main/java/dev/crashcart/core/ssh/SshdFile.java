package dev.crashcart.core.ssh;

import dev.crashcart.core.host.FileFacts;

/**
 * A file that sshd reads its configuration from.
 *
 * @param text its bytes as Latin-1 characters, so that none is lost
 */
public record SshdFile(String path, String text, FileFacts facts) {
  /** Without the text, which is long. */
  @Override
  public String toString() {
    return path + " " + facts;
  }
}
