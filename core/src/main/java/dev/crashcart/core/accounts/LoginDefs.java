package dev.crashcart.core.accounts;

import java.util.HashMap;
import java.util.Map;

/**
 * The rules of login.defs(5) for new accounts: ranges of ids, both ends included, and the ageing of
 * passwords in days.
 */
record LoginDefs(
    int systemUidLeast,
    int systemUidMost,
    int uidLeast,
    int uidMost,
    int leastDays,
    int mostDays,
    int warnDays) {

  /** What holds where the file says nothing: shadow's own defaults, as on Debian. */
  static LoginDefs parse(String text) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String line : text.split("\n")) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 2 && words[1].matches("-?[0-9]{1,9}")) {
        numbers.put(words[0], Integer.parseInt(words[1]));
      }
    }
    int uidLeast = numbers.getOrDefault("UID_MIN", 1000);
    return new LoginDefs(
        numbers.getOrDefault("SYS_UID_MIN", 101),
        numbers.getOrDefault("SYS_UID_MAX", uidLeast - 1),
        uidLeast,
        numbers.getOrDefault("UID_MAX", 60_000),
        numbers.getOrDefault("PASS_MIN_DAYS", 0),
        numbers.getOrDefault("PASS_MAX_DAYS", 99_999),
        numbers.getOrDefault("PASS_WARN_AGE", 7));
  }
}
