package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;
import java.util.List;
import java.util.Optional;

/** The part of a form's field that is filled in. */
interface Entry {
  static Entry of(View.FieldKind kind, Judging judging) {
    return switch (kind) {
      case TEXT -> new LineEntry();
      case SECRET -> new SecretEntry(judging);
      case LINES -> new LinesEntry();
      case SECRET_LINES -> new SecretLinesEntry();
      case TICK -> new TickEntry();
      case CHOICE -> new ChoiceEntry();
    };
  }

  /** Takes a newer state of the field; a value the page did not touch leaves what was typed. */
  void show(View.Field field);

  /** Whether a key that moves in the form means something within the field, as things stand. */
  default boolean takes(KeyStroke key) {
    return false;
  }

  /** What a key does to the value; false when it means nothing here. */
  boolean press(KeyStroke key);

  /** How it looks, at most so many columns wide. */
  Strip strip(int columns, boolean selected);

  /** How it looks where it takes several rows; never none. */
  default List<Strip> rows(int columns, boolean selected) {
    return List.of(strip(columns, selected));
  }

  /** Where the terminal's cursor stands in it. */
  int cursorColumn();

  /** On which of its rows. */
  default int cursorRow() {
    return 0;
  }

  /** The value as text; empty for a secret. */
  String value();

  /** A copy of a secret, which whoever gets it has wiped; empty for what is none. */
  default char[] secret() {
    return new char[0];
  }

  /** A line beneath it, blank while there is nothing to say; no line at all for most kinds. */
  default Optional<Strip> beneath() {
    return Optional.empty();
  }

  /** Overwrites a secret. */
  default void wipe() {}
}
