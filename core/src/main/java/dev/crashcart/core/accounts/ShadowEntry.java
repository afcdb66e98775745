package dev.crashcart.core.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of shadow(5): name, password, day of the last change, least and most days it lasts, days
 * of warning, days of grace, day the account expires, reserved. Days count from 1970-01-01 UTC. It
 * never prints.
 */
record ShadowEntry(String line, List<String> fields) {
  private static final int FIELDS = 9;
  private static final int PASSWORD = 1;
  private static final int LAST_CHANGE = 2;
  private static final int MOST_DAYS = 4;
  private static final int GRACE_DAYS = 6;
  private static final int EXPIRES = 7;

  ShadowEntry {
    fields = List.copyOf(fields);
  }

  /** Nothing when it is no entry. Fields that are missing at the end are empty. */
  static Optional<ShadowEntry> parse(String line) {
    List<String> fields = new ArrayList<>(List.of(line.stripLeading().split(":", -1)));
    if (fields.size() < 2 || fields.size() > FIELDS || !fields.get(0).matches("[^#+-].*")) {
      return Optional.empty();
    }
    while (fields.size() < FIELDS) {
      fields.add("");
    }
    return Optional.of(new ShadowEntry(line, fields));
  }

  /** A new entry without a password, with the system's rules for ageing. */
  static ShadowEntry create(String name, LoginDefs rules) {
    List<String> fields =
        List.of(
            name,
            "*",
            "",
            String.valueOf(rules.leastDays()),
            String.valueOf(rules.mostDays()),
            String.valueOf(rules.warnDays()),
            "",
            "",
            "");
    return new ShadowEntry(String.join(":", fields), fields);
  }

  String name() {
    return fields.get(0);
  }

  PasswordField password() {
    return PasswordField.parse(fields.get(PASSWORD));
  }

  /** Whether nobody gets in because the account's day is past. */
  boolean accountExpired(long today) {
    OptionalLong day = number(EXPIRES);
    return day.isPresent() && today >= day.getAsLong();
  }

  /**
   * Whether nobody gets in because the password was not changed in time and the days of grace are
   * over. Without grace an old password still opens, to be changed at once.
   */
  boolean passwordExpired(long today) {
    OptionalLong changed = number(LAST_CHANGE);
    OptionalLong most = number(MOST_DAYS);
    OptionalLong grace = number(GRACE_DAYS);
    return changed.isPresent()
        && changed.getAsLong() > 0
        && most.isPresent()
        && grace.isPresent()
        && today > changed.getAsLong() + most.getAsLong() + grace.getAsLong();
  }

  boolean expired(long today) {
    return accountExpired(today) || passwordExpired(today);
  }

  ShadowEntry withPassword(PasswordField password) {
    return with(PASSWORD, password.text());
  }

  /** The day is left out where the clock is before 1970-01-02: day 0 would force a change. */
  ShadowEntry withLastChange(long today) {
    return with(LAST_CHANGE, today > 0 ? String.valueOf(today) : "");
  }

  ShadowEntry withoutExpiry() {
    return with(EXPIRES, "");
  }

  private ShadowEntry with(int at, String text) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(at, text);
    return new ShadowEntry(String.join(":", changed), changed);
  }

  /** A number that is not negative; -1 and an empty field mean "not set". */
  private OptionalLong number(int at) {
    String text = fields.get(at).strip();
    return text.matches("[0-9]{1,9}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  @Override
  public String toString() {
    return "entry of " + name() + " in shadow";
  }
}
