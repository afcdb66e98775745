package dev.crashcart.core.accounts;

import dev.crashcart.core.host.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that hold the authorised keys of one account, as the system has them. Texts hold a
 * character per byte.
 *
 * @param home the absolute path of its home folder
 * @param folder what the system knows of {@code .ssh}
 * @param first {@code .ssh/authorized_keys}
 * @param second {@code .ssh/authorized_keys2}, which sshd reads as well and nobody should use
 * @param obstacle why keys can neither be read nor written there, a sentence without its subject
 */
record KeyFiles(
    String home,
    Optional<FileFacts> folder,
    KeyFile first,
    KeyFile second,
    Optional<String> obstacle) {
  /** Where sshd looks when its configuration says nothing else; the first is where we write. */
  static final List<String> FILES = List.of(".ssh/authorized_keys", ".ssh/authorized_keys2");

  /**
   * One of the two.
   *
   * @param facts empty when there is no such file
   */
  record KeyFile(String path, Optional<FileFacts> facts, String text) {
    AuthorizedKeysFile parse() {
      return AuthorizedKeysFile.parse(text);
    }
  }

  /** The files of an account whose keys are out of reach. */
  static KeyFiles blocked(String home, String obstacle) {
    return new KeyFiles(
        home, Optional.empty(), none(home, 0), none(home, 1), Optional.of(obstacle));
  }

  static KeyFile none(String home, int which) {
    return new KeyFile(home + "/" + FILES.get(which), Optional.empty(), "");
  }

  String folderPath() {
    return home + "/.ssh";
  }

  /** Every key that can be read, in the order of the files. */
  List<AuthorizedKey> keys() {
    List<AuthorizedKey> keys = new ArrayList<>();
    for (KeyFile file : List.of(first, second)) {
      for (AuthorizedKeysFile.Line line : file.parse().lines()) {
        boolean ours = line.kind() == AuthorizedKeysFile.Kind.OURS;
        line.key().ifPresent(key -> keys.add(new AuthorizedKey(key, ours, file.path())));
      }
    }
    return keys;
  }
}
