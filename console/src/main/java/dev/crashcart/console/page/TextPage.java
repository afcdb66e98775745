package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Line;
import dev.crashcart.console.page.View.Tone;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Something to read; Enter goes back, or on to where its maker says. */
record TextPage(View.Text text, Function<Desk, Next> enter) implements Page {

  /** A text that is read and left. */
  static TextPage of(String title, List<Line> lines) {
    return new TextPage(
        new View.Text(title, Tone.PLAIN, lines, Optional.empty(), List.of()), desk -> Next.back());
  }

  /** A text whose Enter leads on. */
  static TextPage leading(
      String title, List<Line> lines, String button, Function<Desk, Next> enter) {
    return new TextPage(
        new View.Text(title, Tone.PLAIN, lines, Optional.of(button), List.of()), enter);
  }

  @Override
  public View view(Desk desk) {
    return text;
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return enter.apply(desk);
  }
}
