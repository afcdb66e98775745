package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;

/** One view being talked about: it is printed, and lines are asked for until one is an answer. */
interface Dialogue {
  /** The dialogue for a view. */
  static Dialogue of(View view, Stop stop, Prompt prompt) {
    if (view instanceof View.Menu menu) {
      return new MenuDialogue(menu, prompt);
    }
    if (view instanceof View.Form form) {
      return new FormDialogue(form, stop.form(), prompt);
    }
    if (view instanceof View.Table table) {
      return new TableDialogue(table, prompt);
    }
    return view instanceof View.Text text
        ? new TextDialogue(text, stop, prompt)
        : new QuestionDialogue((View.Question) view, stop, prompt);
  }

  /** Prints the view. */
  void print();

  /** Asks until there is something to be done. */
  Heard hold();
}
