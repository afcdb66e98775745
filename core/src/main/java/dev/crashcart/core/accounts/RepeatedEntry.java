package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Key;

/**
 * A name that has more than one line in an account file. The first line counts, for {@code
 * getpwnam(3)} and its like stop there; programs that go through the whole file see the others too.
 *
 * @param path the file, such as {@code /etc/passwd}
 */
record RepeatedEntry(String path, String name) implements Comparable<RepeatedEntry> {
  /** Whether a line of this name is an entry: no comment, and none of NIS, see nsswitch.conf(5). */
  static boolean isEntry(String name) {
    return !name.isEmpty() && "#+-".indexOf(name.charAt(0)) < 0;
  }

  /** For the operator, with the editor of that file: vipw(8), vigr(8). */
  String warning() {
    return path
        + " has more than one line for "
        + Key.quote(name)
        + ": the first one counts, here and at sign-in. Remove the others with "
        + editor()
        + ".";
  }

  private String editor() {
    return switch (path) {
      case AccountsObservation.SHADOW -> "vipw -s";
      case AccountsObservation.GROUP -> "vigr";
      case AccountsObservation.GSHADOW -> "vigr -s";
      default -> "vipw";
    };
  }

  @Override
  public int compareTo(RepeatedEntry other) {
    int byPath = path.compareTo(other.path);
    return byPath == 0 ? name.compareTo(other.name) : byPath;
  }
}
