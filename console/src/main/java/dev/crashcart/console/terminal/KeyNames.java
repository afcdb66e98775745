package dev.crashcart.console.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.Map;
import java.util.Optional;

/** Which key stands behind a sequence: Linux console, xterm, VT220 and their relatives. */
final class KeyNames {
  private static final Map<Character, KeyType> LETTERS =
      Map.ofEntries(
          Map.entry('A', KeyType.ArrowUp),
          Map.entry('B', KeyType.ArrowDown),
          Map.entry('C', KeyType.ArrowRight),
          Map.entry('D', KeyType.ArrowLeft),
          Map.entry('H', KeyType.Home),
          Map.entry('F', KeyType.End),
          Map.entry('P', KeyType.F1),
          Map.entry('Q', KeyType.F2),
          Map.entry('R', KeyType.F3),
          Map.entry('S', KeyType.F4),
          Map.entry('Z', KeyType.ReverseTab));

  private static final Map<Integer, KeyType> NUMBERS =
      Map.ofEntries(
          Map.entry(1, KeyType.Home),
          Map.entry(2, KeyType.Insert),
          Map.entry(3, KeyType.Delete),
          Map.entry(4, KeyType.End),
          Map.entry(5, KeyType.PageUp),
          Map.entry(6, KeyType.PageDown),
          Map.entry(7, KeyType.Home),
          Map.entry(8, KeyType.End),
          Map.entry(11, KeyType.F1),
          Map.entry(12, KeyType.F2),
          Map.entry(13, KeyType.F3),
          Map.entry(14, KeyType.F4),
          Map.entry(15, KeyType.F5),
          Map.entry(17, KeyType.F6),
          Map.entry(18, KeyType.F7),
          Map.entry(19, KeyType.F8),
          Map.entry(20, KeyType.F9),
          Map.entry(21, KeyType.F10),
          Map.entry(23, KeyType.F11),
          Map.entry(24, KeyType.F12));

  private static final KeyType[] LINUX = {
    KeyType.F1, KeyType.F2, KeyType.F3, KeyType.F4, KeyType.F5
  };

  /** What the numeric keypad sends in application mode, from {@code j} on. */
  private static final String KEYPAD = "*+,-./0123456789";

  private KeyNames() {}

  /** ESC [ [ letter. */
  static Optional<KeyStroke> linux(int letter) {
    return letter >= 'A' && letter <= 'E'
        ? Optional.of(new KeyStroke(LINUX[letter - 'A']))
        : Optional.empty();
  }

  /** ESC O letter. */
  static Optional<KeyStroke> singleShift(char letter) {
    if (letter == 'M') {
      return Optional.of(new KeyStroke(KeyType.Enter));
    }
    if (letter >= 'j' && letter <= 'y') {
      return Optional.of(new KeyStroke(KEYPAD.charAt(letter - 'j'), false, false));
    }
    return Optional.ofNullable(LETTERS.get(letter)).map(KeyStroke::new);
  }

  /** ESC [ parameters letter; the second parameter tells Shift, Alt and Ctrl. */
  static Optional<KeyStroke> sequence(String parameters, char letter) {
    String[] parts = parameters.split(";", -1);
    int first = number(parts[0]);
    int held = parts.length > 1 ? Math.max(0, number(parts[1]) - 1) : 0;
    Optional<KeyType> type =
        letter == '~'
            ? Optional.ofNullable(NUMBERS.get(first))
            // A number before the letter other than 1 makes it a report and not a key.
            : Optional.ofNullable(first <= 1 ? LETTERS.get(letter) : null);
    return type.map(key -> new KeyStroke(key, (held & 4) != 0, (held & 2) != 0, (held & 1) != 0));
  }

  /** A parameter; 0 for one that is left out, too long, or no number. */
  static int number(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= 4;
    for (int i = 0; plain && i < digits.length(); i++) {
      plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return plain ? Integer.parseInt(digits) : 0;
  }
}
