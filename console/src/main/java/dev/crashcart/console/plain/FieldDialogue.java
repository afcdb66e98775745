package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.Arrays;
import java.util.Optional;

/** One field of text or of a secret being asked for. */
final class FieldDialogue {
  private static final String EMPTY = "-";

  private final View.Field field;
  private final FormState state;
  private final Prompt prompt;

  FieldDialogue(View.Field field, FormState state, Prompt prompt) {
    this.field = field;
    this.state = state;
    this.prompt = prompt;
  }

  Asked ask() {
    return switch (field.kind()) {
      case SECRET -> secret();
      case LINES, SECRET_LINES -> new LinesDialogue(field, state, prompt).ask();
      default -> text();
    };
  }

  private Asked text() {
    String before = state.text(field);
    String words = field.label() + (before.isEmpty() ? ": " : " [" + before + "]: ");
    Typed typed = prompt.ask(words);
    while (typed.is(Prompt.HELP)) {
      help(field, prompt);
      typed = prompt.ask(words);
    }
    Optional<Asked.Way> way = Asked.way(typed);
    if (way.isPresent()) {
      return Asked.of(way.get());
    }
    String line = typed.text();
    if (!line.isEmpty()) {
      state.type(field, line.equals(EMPTY) ? "" : line);
    }
    return state.text(field).equals(before) ? Asked.of(Asked.Way.ON) : Asked.changed(field);
  }

  private Asked secret() {
    String words = field.label() + " (not shown)" + (state.hasSecret(field) ? " [typed]: " : ": ");
    Typed typed = prompt.askHidden(words);
    while (typed.is(Prompt.HELP)) {
      help(field, prompt);
      typed = prompt.askHidden(words);
    }
    Optional<Asked.Way> way = Asked.way(typed);
    if (way.isPresent()) {
      return Asked.of(way.get());
    }
    if (typed.is(EMPTY) && state.hasSecret(field)) {
      state.type(field, new char[0]);
    } else if (typed.characters().length > 0) {
      state.type(field, typed.characters());
      field.meter().ifPresent(this::judge);
    }
    return Asked.of(Asked.Way.ON);
  }

  private void judge(View.Meter meter) {
    char[] copy = state.secret(field);
    try {
      View.Judgement judgement = meter.judge(copy);
      prompt.paper().line("Strength " + judgement.score() + " of 4, " + judgement.words() + ".");
    } finally {
      Arrays.fill(copy, '\0');
    }
  }

  static void help(View.Field field, Prompt prompt) {
    prompt.paper().line(field.help().isEmpty() ? field.label() : field.help());
  }
}
