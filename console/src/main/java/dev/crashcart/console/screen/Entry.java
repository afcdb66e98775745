package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;
import java.util.Optional;

/** The part of a form's field that is filled in. */
interface Entry {
  static Entry of(View.FieldKind kind, Judging judging) {
    return switch (kind) {
      case TEXT -> new LineEntry();
      case SECRET -> new SecretEntry(judging);
      case TICK -> new TickEntry();
      case CHOICE -> new ChoiceEntry();
    };
  }

  /** Takes a newer state of the field; a value the page did not touch leaves what was typed. */
  void show(View.Field field);

  /** What a key does to the value; false when it means nothing here. */
  boolean press(KeyStroke key);

  /** How it looks, at most so many columns wide. */
  Strip strip(int columns, boolean selected);

  /** Where the terminal's cursor stands in it. */
  int cursorColumn();

  /** The value as text; empty for a secret. */
  String value();

  /** A line beneath it, blank while there is nothing to say; no line at all for most kinds. */
  default Optional<Strip> beneath() {
    return Optional.empty();
  }

  /** Overwrites a secret. */
  default void wipe() {}
}
