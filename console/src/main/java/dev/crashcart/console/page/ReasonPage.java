package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Why something is done, for the history and the audit log. */
record ReasonPage(String present, Consumer<String> taken) implements Page {
  private static final String REASON = "reason";

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Reason",
        "",
        List.of(
            Field.text(
                REASON,
                "Reason",
                "Kept in the history and in the audit log. No passwords here: everybody who may see"
                    + " the history reads it.",
                present)),
        "Take it");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String text = answer.text(REASON).strip();
    if (text.isEmpty()) {
      return new Next.Problems(Map.of(REASON, "Write a few words, or go back with Esc."));
    }
    taken.accept(text);
    return Next.back();
  }
}
