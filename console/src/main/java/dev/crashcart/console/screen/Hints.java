package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The letters a view offers besides moving and Enter, each perhaps with a function key as twin. */
final class Hints {
  /** The id of Enter. */
  static final String ENTER = "enter";

  /** The answer of Enter on a text that has no button; it never reaches the page. */
  static final String BACK = "back to where it came from";

  private Hints() {}

  /** The id of what a key does. */
  static Optional<String> choice(List<View.KeyHint> hints, KeyStroke key) {
    return hints.stream()
        .filter(hint -> !hint.id().equals(ENTER))
        .filter(
            hint ->
                Keys.typed(key, hint.key())
                    || hint.functionKey().filter(name -> Keys.function(key, name)).isPresent())
        .map(View.KeyHint::id)
        .findFirst();
  }

  static Optional<View.KeyHint> enter(List<View.KeyHint> hints) {
    return hints.stream().filter(hint -> hint.id().equals(ENTER)).findFirst();
  }

  /** The key line's words. */
  static List<String> words(List<View.KeyHint> hints) {
    List<String> words = new ArrayList<>();
    for (View.KeyHint hint : hints) {
      String key =
          hint.id().equals(ENTER)
              ? "Enter"
              : (hint.key() == ' ' ? "Space" : hint.key())
                  + hint.functionKey().map(name -> "/" + name).orElse("");
      words.add(key + " " + hint.words());
    }
    return words;
  }
}
