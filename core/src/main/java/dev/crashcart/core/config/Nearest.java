package dev.crashcart.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that was probably meant: within two typing slips (Damerau-Levenshtein). */
public final class Nearest {
  private Nearest() {}

  /** The nearest of the known words, when one is near enough to suggest. */
  public static Optional<String> to(String typed, Collection<String> known) {
    int limit = Math.max(1, Math.min(3, typed.length() / 3));
    return known.stream()
        .filter(word -> Math.abs(typed.length() - word.length()) <= limit)
        .filter(word -> distance(typed, word) <= limit)
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours between two words.
   */
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replace = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        steps[i][j] = Math.min(replace, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }
}
