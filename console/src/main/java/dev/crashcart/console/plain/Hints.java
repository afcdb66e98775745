package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The letters that a table or a text offers, and what Enter does there. */
final class Hints {
  /** The id of Enter. */
  static final String ENTER = "enter";

  private final List<View.KeyHint> hints;

  Hints(List<View.KeyHint> hints) {
    this.hints = hints;
  }

  Optional<View.KeyHint> enter() {
    return hints.stream().filter(hint -> hint.id().equals(ENTER)).findFirst();
  }

  /** The hint of the key Space, which ticks a row; here the row's number does. */
  Optional<View.KeyHint> space() {
    return hints.stream().filter(hint -> hint.key() == ' ').findFirst();
  }

  Optional<View.KeyHint> find(String letter) {
    return letters().stream()
        .filter(hint -> String.valueOf(hint.key()).equalsIgnoreCase(letter))
        .findFirst();
  }

  List<View.KeyHint> letters() {
    return hints.stream().filter(hint -> !hint.id().equals(ENTER) && hint.key() != ' ').toList();
  }

  /** {@code n new, d delete}. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    letters().forEach(hint -> words.add(hint.key() + " " + hint.words()));
    return words;
  }
}
