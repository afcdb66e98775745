package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question on the screen; with a deadline it says how much time is left. */
final class QuestionPane implements Pane {
  private final Items items = new Items();
  private View.Question question = new View.Question("", List.of(), List.of(), Optional.empty());

  @Override
  public boolean show(View view, Instant now) {
    if (!(view instanceof View.Question newer)) {
      return false;
    }
    question = newer;
    items.show(question.answers());
    return true;
  }

  @Override
  public Sheet sheet(int width, int height, Instant now) {
    Sheet.Draft draft = new Sheet.Draft();
    draft.addAll(Paragraphs.set(question.lines(), width));
    question
        .deadline()
        .ifPresent(
            end -> {
              draft.gap();
              draft.add(Strip.of(Style.STRONG, "Time left: " + left(now, end)));
            });
    draft.gap();
    items.write(draft, width, height);
    return draft.done();
  }

  private static String left(Instant now, Instant end) {
    // Rounded up, so that the last second is shown as 1 and 0 is never seen.
    long seconds = Math.max(0, (Duration.between(now, end).toMillis() + 999) / 1000);
    return seconds < 60
        ? seconds + " s"
        : seconds / 60 + " min " + (seconds % 60 < 10 ? "0" : "") + seconds % 60 + " s";
  }

  @Override
  public Reaction press(KeyStroke key) {
    Reaction reaction = items.press(key);
    return reaction == Reaction.UNUSED && Keys.typed(key, 'y') ? items.first() : reaction;
  }

  @Override
  public String title() {
    return question.title();
  }

  @Override
  public String help() {
    return items.help();
  }

  @Override
  public List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("Enter Choose", "Up/Down Move"));
    if (!question.answers().isEmpty()) {
      keys.add("y " + question.answers().get(0).label());
    }
    if (question.deadline().isEmpty()) {
      keys.add("Esc Back");
    }
    return keys;
  }

  @Override
  public Optional<Instant> deadline() {
    return question.deadline();
  }
}
