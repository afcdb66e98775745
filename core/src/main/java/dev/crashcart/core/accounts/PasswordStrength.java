package dev.crashcart.core.accounts;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What zxcvbn thinks of a password, in our words. Only the beginning is judged: what is longer is
 * strong by it already, and zxcvbn's time grows with the length, and doubles with each further sign
 * that may stand for a letter (8 s for 100 characters of such signs).
 */
final class PasswordStrength {
  static final int MOST_CHARACTERS = 100;

  /** The signs that zxcvbn tries as letters, how many of them it may see, and how long at least. */
  private static final String SIGNS = "4@8({[<369!1|0$5+7%2";

  private static final int MOST_SIGNS = 7;
  private static final int LEAST_CHARACTERS = 16;

  private static final List<String> WORDS =
      List.of("very weak", "weak", "fair", "strong", "very strong");
  private static final int GOOD_ENOUGH = 3;
  private static final String LONGER = "Three or four unrelated words are easy to type and strong.";

  private PasswordStrength() {}

  /** Loads the dictionaries when the first password is judged, not before. */
  private static final class Judge {
    static final Zxcvbn ZXCVBN = new Zxcvbn();
  }

  static String word(int score) {
    return WORDS.get(score);
  }

  static Passwords.Strength of(char[] password, List<String> context) {
    if (password.length == 0) {
      return new Passwords.Strength(0, word(0), "");
    }
    char[] judged = Arrays.copyOf(password, judgedLength(password));
    Strength strength = Judge.ZXCVBN.measure(CharBuffer.wrap(judged), words(context));
    try {
      int score = strength.getScore();
      return new Passwords.Strength(score, word(score), advice(strength, score));
    } finally {
      strength.wipe();
      Arrays.fill(judged, '\0');
    }
  }

  private static int judgedLength(char[] password) {
    Set<Character> signs = new HashSet<>();
    for (int i = 0; i < Math.min(password.length, MOST_CHARACTERS); i++) {
      if (SIGNS.indexOf(password[i]) >= 0) {
        signs.add(password[i]);
      }
      if (signs.size() > MOST_SIGNS && i >= LEAST_CHARACTERS) {
        return i;
      }
    }
    return Math.min(password.length, MOST_CHARACTERS);
  }

  /** The words and their parts: of "nas01.lab.example" also "nas01". */
  private static List<String> words(List<String> context) {
    List<String> words = new ArrayList<>(List.of("crashcart"));
    for (String one : context) {
      words.add(one);
      words.addAll(Arrays.asList(one.split("[^\\p{L}\\p{N}]+")));
    }
    words.removeIf(String::isBlank);
    return words;
  }

  private static String advice(Strength strength, int score) {
    if (score >= GOOD_ENOUGH) {
      return "";
    }
    Optional<Match> longest =
        strength.getSequence().stream().reduce((a, b) -> b.tokenLength() > a.tokenLength() ? b : a);
    return longest.map(PasswordStrength::weakness).orElse("") + LONGER;
  }

  private static String weakness(Match match) {
    return switch (match.pattern) {
      case Dictionary -> dictionary(match);
      case Spatial -> "Neighbouring keys are among the first guesses. ";
      case Repeat -> "Repeating something hardly makes it harder to guess. ";
      case Sequence -> "Runs like abc or 4321 are among the first guesses. ";
      case Regex, Date -> "Years and dates are among the first guesses. ";
      case Bruteforce -> "";
    };
  }

  private static String dictionary(Match match) {
    if ("user_inputs".equals(match.dictionaryName)) {
      return "The name of this machine, of the account or of the product is a first guess. ";
    }
    if (match.reversed) {
      return "A word written backwards is guessed as well. ";
    }
    if (match.l33t) {
      return "Writing 0 for o or @ for a is guessed as well. ";
    }
    return "passwords".equals(match.dictionaryName)
        ? "It is, or begins like, one of the passwords most people take. "
        : "A single word or name is guessed fast. ";
  }
}
