package dev.crashcart.core.accounts;

import dev.crashcart.core.plan.EntryLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of passwd(5): name, password, user id, group id, GECOS, home, shell.
 *
 * @param line as it stands in the file
 */
record PasswdEntry(String line, List<String> fields, int uid, int gid) {
  private static final int FIELDS = 7;
  private static final int PASSWORD = 1;
  private static final int UID = 2;
  private static final int GID = 3;
  private static final int GECOS = 4;
  private static final int HOME = 5;
  private static final int SHELL = 6;

  PasswdEntry {
    fields = List.copyOf(fields);
  }

  /**
   * Nothing when it is no entry: a comment, a NIS line, too few fields, an id that is no number.
   */
  static Optional<PasswdEntry> parse(String line) {
    List<String> fields = List.of(line.stripLeading().split(":", -1));
    boolean entry =
        fields.size() == FIELDS
            && fields.get(0).matches("[^#+-].*")
            && fields.get(UID).matches("[0-9]{1,9}")
            && fields.get(GID).matches("[0-9]{1,9}");
    return entry
        ? Optional.of(
            new PasswdEntry(
                line, fields, Integer.parseInt(fields.get(UID)), Integer.parseInt(fields.get(GID))))
        : Optional.empty();
  }

  /** A new entry; the password is in shadow(5). */
  static PasswdEntry create(
      String name, int uid, int gid, String fullName, String home, String shell) {
    List<String> fields =
        List.of(
            name,
            "x",
            String.valueOf(uid),
            String.valueOf(gid),
            EntryLines.fromText(fullName),
            EntryLines.fromText(home),
            EntryLines.fromText(shell));
    return new PasswdEntry(String.join(":", fields), fields, uid, gid);
  }

  String name() {
    return fields.get(0);
  }

  /** The password field: {@code x} when the password is in shadow(5). */
  String password() {
    return fields.get(PASSWORD);
  }

  boolean passwordIsInShadow() {
    return password().equals("x");
  }

  /** The first part of GECOS, for people. */
  String fullName() {
    return EntryLines.toText(fields.get(GECOS).split(",", -1)[0]);
  }

  String home() {
    return EntryLines.toText(fields.get(HOME));
  }

  String shell() {
    return EntryLines.toText(fields.get(SHELL));
  }

  PasswdEntry withPasswordInShadow() {
    return with(PASSWORD, "x");
  }

  /** Only the first part of GECOS changes; office and telephone stay. */
  PasswdEntry withFullName(String fullName) {
    List<String> parts = new ArrayList<>(List.of(fields.get(GECOS).split(",", -1)));
    parts.set(0, EntryLines.fromText(fullName));
    return with(GECOS, String.join(",", parts));
  }

  private PasswdEntry with(int at, String text) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(at, text);
    return new PasswdEntry(String.join(":", changed), changed, uid, gid);
  }
}
