package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
    for (Optional<View.Field> next = next();
        next.isPresent() || !state.isPrompted();
        next = next()) {
      Asked asked = next.map(this::ask).orElseGet(this::confirm);
      switch (asked.way()) {
        case ON -> {}
        case AGAIN -> state.again();
        case REST -> state.rest(form);
        case BACK -> {
          return Heard.Sign.BACK;
        }
        case IDLE -> {
          return Heard.Sign.IDLE;
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

  /** Where there is nothing to fill in: going on is said by a person all the same. */
  private Asked confirm() {
    state.prompted();
    Typed typed = prompt.ask("Enter: " + form.button() + ". ");
    return Asked.of(Asked.way(typed).orElse(Asked.Way.ON));
  }

  private Asked ask(View.Field field) {
    if (MarkGroup.isMark(field)) {
      return new MarkGroup(run(field, MarkGroup::isMark), state, prompt).ask();
    }
    List<View.Field> aside = run(field, it -> it.aside() && it.disabled().isEmpty());
    if (aside.size() > 1) {
      state.prompted();
      return new AsideGroup(aside, state, prompt).ask();
    }
    state.prompted();
    Asked asked = new FieldDialogue(field, state, prompt).ask();
    if (asked.way() == Asked.Way.ON) {
      state.asked(field);
    }
    return asked;
  }

  /**
   * The fields of a kind from this one on that are to be asked for, as far as no other stands
   * between them.
   */
  private List<View.Field> run(View.Field first, Predicate<View.Field> kind) {
    List<View.Field> fields = new ArrayList<>();
    for (int i = form.fields().indexOf(first); i < form.fields().size(); i++) {
      View.Field field = form.fields().get(i);
      if (!kind.test(field)) {
        break;
      }
      if (!state.isAsked(field)) {
        fields.add(field);
      }
    }
    return fields;
  }
}
