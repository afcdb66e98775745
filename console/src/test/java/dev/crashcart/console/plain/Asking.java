package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A page made of two functions that remembers the answers it was given, with copies of secrets. */
final class Asking implements Page {
  private final Supplier<View> view;
  private final Function<Answer, Next> next;
  private final List<Answer> answers = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();

  Asking(Supplier<View> view, Function<Answer, Next> next) {
    this.view = view;
    this.next = next;
  }

  Asking(View view) {
    this(() -> view, answer -> new Next.Leave());
  }

  List<Answer> answers() {
    return answers;
  }

  Answer answer() {
    return answers.get(answers.size() - 1);
  }

  /** The secrets of all answers as they were then. */
  List<String> secrets() {
    return secrets;
  }

  @Override
  public View view(Desk desk) {
    return view.get();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    answers.add(answer);
    answer.secrets().values().forEach(secret -> secrets.add(new String(secret)));
    return next.apply(answer);
  }
}
