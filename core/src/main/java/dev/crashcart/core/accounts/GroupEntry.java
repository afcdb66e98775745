package dev.crashcart.core.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A line of group(5) (name, password, group id, members) or of gshadow(5) (name, password,
 * administrators, members), which differ in the third field only. It never prints.
 *
 * @param gid of group(5)
 * @param members in their order, each once
 */
record GroupEntry(String line, List<String> fields, OptionalInt gid, Set<String> members) {
  private static final int FIELDS = 4;
  private static final int GID = 2;
  private static final int MEMBERS = 3;

  GroupEntry {
    fields = List.copyOf(fields);
    members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
  }

  private static GroupEntry of(String line, List<String> fields, OptionalInt gid) {
    Set<String> members = new LinkedHashSet<>(Arrays.asList(fields.get(MEMBERS).split(",")));
    members.remove("");
    return new GroupEntry(line, fields, gid, members);
  }

  /** Nothing when it is no entry. */
  static Optional<GroupEntry> parse(String line) {
    List<String> fields = List.of(line.stripLeading().split(":", -1));
    if (fields.size() != FIELDS || !fields.get(0).matches("[^#+-].*")) {
      return Optional.empty();
    }
    OptionalInt gid =
        fields.get(GID).matches("[0-9]{1,9}")
            ? OptionalInt.of(Integer.parseInt(fields.get(GID)))
            : OptionalInt.empty();
    return Optional.of(of(line, fields, gid));
  }

  /** A new line of group(5) without members. */
  static GroupEntry create(String name, int gid) {
    List<String> fields = List.of(name, "x", String.valueOf(gid), "");
    return of(String.join(":", fields), fields, OptionalInt.of(gid));
  }

  /** A new line of gshadow(5) without members. */
  static GroupEntry createShadow(String name) {
    List<String> fields = List.of(name, "!", "", "");
    return of(String.join(":", fields), fields, OptionalInt.empty());
  }

  String name() {
    return fields.get(0);
  }

  /** The same line when nothing of its members changes. */
  GroupEntry withMembers(Collection<String> added, Collection<String> removed) {
    Set<String> after = new LinkedHashSet<>(members);
    after.removeAll(Set.copyOf(removed));
    after.addAll(added);
    if (after.equals(members)) {
      return this;
    }
    List<String> changed = new ArrayList<>(fields);
    changed.set(MEMBERS, String.join(",", after));
    return of(String.join(":", changed), changed, gid);
  }

  @Override
  public String toString() {
    return "entry of the group " + name();
  }
}
