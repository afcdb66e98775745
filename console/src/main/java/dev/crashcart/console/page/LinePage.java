package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One line of a setting that has several. */
record LinePage(String title, String help, String present, Consumer<String> taken) implements Page {
  private static final String LINE = "line";

  @Override
  public View view(Desk desk) {
    return new View.Form(title, "", List.of(Field.text(LINE, "Line", help, present)), "Take it");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String text = answer.text(LINE).stripTrailing();
    if (text.isBlank()) {
      return new Next.Problems(Map.of(LINE, "Write something, or go back with Esc."));
    }
    taken.accept(text);
    return Next.back();
  }
}
