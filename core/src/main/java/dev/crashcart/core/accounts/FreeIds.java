package dev.crashcart.core.accounts;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/** The user and group ids that are still free, in the ranges of login.defs(5). */
final class FreeIds {
  /** The usual id of the administrative user, below those of people. */
  static final int ADMIN = 950;

  private final Set<Integer> users = new HashSet<>();
  private final Set<Integer> groups = new HashSet<>();
  private final LoginDefs ranges;
  private int nextUser;
  private int nextGroup;

  FreeIds(AccountsState state) {
    ranges = state.loginDefs();
    nextUser = ranges.uidLeast();
    nextGroup = ranges.uidLeast();
    state.passwd().values().forEach(entry -> users.add(entry.uid()));
    state.groups().values().forEach(group -> group.gid().ifPresent(groups::add));
    // A group id in use as somebody's own group is not free, even without a group of it.
    state.passwd().values().forEach(entry -> groups.add(entry.gid()));
  }

  /** Keeps an id that an account asks for from being given to another. */
  boolean reserveUser(int uid) {
    return users.add(uid);
  }

  /**
   * The id for {@code admin}: 950, else the next system id above, else below.
   *
   * @param withGroup whether the group of the same id has to be free, too
   */
  OptionalInt takeAdmin(boolean withGroup) {
    IntPredicate free = id -> !users.contains(id) && !(withGroup && groups.contains(id));
    for (int id = ADMIN; id <= ranges.systemUidMost(); id++) {
      if (free.test(id)) {
        return taken(id);
      }
    }
    for (int id = ADMIN - 1; id >= ranges.systemUidLeast(); id--) {
      if (free.test(id)) {
        return taken(id);
      }
    }
    return takeUser(withGroup);
  }

  /** The next id for people. */
  OptionalInt takeUser(boolean withGroup) {
    while (nextUser <= ranges.uidMost()
        && (users.contains(nextUser) || withGroup && groups.contains(nextUser))) {
      nextUser++;
    }
    return nextUser <= ranges.uidMost() ? taken(nextUser) : OptionalInt.empty();
  }

  /** The group id of the same number when it is free, else the next. */
  OptionalInt takeGroup(int wanted) {
    if (groups.add(wanted)) {
      return OptionalInt.of(wanted);
    }
    while (nextGroup <= ranges.uidMost() && !groups.add(nextGroup)) {
      nextGroup++;
    }
    return nextGroup <= ranges.uidMost() ? OptionalInt.of(nextGroup) : OptionalInt.empty();
  }

  private OptionalInt taken(int id) {
    users.add(id);
    return OptionalInt.of(id);
  }
}
