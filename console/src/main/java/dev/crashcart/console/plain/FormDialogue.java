package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form: its fields one after the other. Ticks and choices that follow each other are asked for
 * together, because most of them are right as they are; so are the seldom ones at the end.
 */
final class FormDialogue implements Dialogue {
  static final String RULES =
      "Enter keeps what stands in brackets, - empties it. :help explains, :again begins anew, :rest"
          + " leaves the others as they are, :back goes back.";

  private final View.Form form;
  private final FormState state;
  private final Prompt prompt;

  FormDialogue(View.Form form, FormState state, Prompt prompt) {
    this.form = form;
    this.state = state;
    this.prompt = prompt;
    state.show(form);
  }

  @Override
  public void print() {
    state.again();
    Paper paper = prompt.paper();
    paper.line("");
    paper.line(form.title());
    if (!form.excerpt().isEmpty()) {
      paper.line(form.excerpt());
    }
    prompt.once(RULES);
  }

  @Override
  public Heard hold() {
    for (Optional<View.Field> next = next(); next.isPresent(); next = next()) {
      List<View.Field> marks = marks(next.get());
      Asked asked = marks.isEmpty() ? ask(next.get()) : new MarkGroup(marks, state, prompt).ask();
      switch (asked.way()) {
        case ON -> {}
        case AGAIN -> state.again();
        case REST -> state.rest(form);
        case BACK -> {
          return Heard.Sign.BACK;
        }
        case END -> {
          return Heard.Sign.END;
        }
      }
      if (asked.shaped().isPresent()) {
        return new Heard.Gives(state.shaped(form, asked.shaped().get()));
      }
    }
    state.again();
    return new Heard.Gives(state.answer(form));
  }

  /** The next field to be asked for; those that cannot be filled in now are told on the way. */
  private Optional<View.Field> next() {
    for (View.Field field : form.fields()) {
      if (!state.isAsked(field) && (field.disabled().isEmpty() || MarkGroup.isMark(field))) {
        return Optional.of(field);
      }
      if (!state.isAsked(field)) {
        state.asked(field);
        prompt.paper().line(field.label() + ": " + state.text(field) + MarkGroup.why(field));
      }
    }
    return Optional.empty();
  }

  /** The ticks and choices from this field on, as far as nothing else stands between them. */
  private List<View.Field> marks(View.Field first) {
    List<View.Field> marks = new ArrayList<>();
    for (int i = form.fields().indexOf(first); i < form.fields().size(); i++) {
      View.Field field = form.fields().get(i);
      if (!MarkGroup.isMark(field)) {
        break;
      }
      if (!state.isAsked(field)) {
        marks.add(field);
      }
    }
    return marks;
  }

  private Asked ask(View.Field field) {
    Asked asked = new FieldDialogue(field, state, prompt).ask();
    if (asked.way() == Asked.Way.ON) {
      state.asked(field);
    }
    return asked;
  }
}
