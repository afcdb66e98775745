package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.Optional;

/**
 * What came of asking for a field or several.
 *
 * @param shaped the field by which others come and go, when such a one was changed
 */
record Asked(Way way, Optional<View.Field> shaped) {
  /** Where it goes on. */
  enum Way {
    /** With the next field. */
    ON,
    /** With the first field. */
    AGAIN,
    /** Behind the last field. */
    REST,
    /** On the page before. */
    BACK,
    /** Nowhere yet: nothing was typed for too long. */
    IDLE,
    /** Nowhere: nobody can type any more. */
    END
  }

  static Asked of(Way way) {
    return new Asked(way, Optional.empty());
  }

  static Asked changed(View.Field field) {
    return new Asked(Way.ON, field.shapes() ? Optional.of(field) : Optional.empty());
  }

  /** Where a line leads that is a word for the form and no value. */
  static Optional<Way> way(Typed typed) {
    if (typed.ended()) {
      return Optional.of(Way.END);
    }
    if (typed.kind() == Typed.Kind.TIME_UP) {
      return Optional.of(Way.IDLE);
    }
    if (typed.is(Prompt.BACK) || typed.isEscape()) {
      return Optional.of(Way.BACK);
    }
    if (typed.is(":again")) {
      return Optional.of(Way.AGAIN);
    }
    return typed.is(":rest") ? Optional.of(Way.REST) : Optional.empty();
  }
}
