package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.config.Problem;
import java.util.List;
import java.util.Optional;

/** Why something cannot be planned: every problem at once. */
record ProblemsPage(List<Problem> problems) implements Page {
  @Override
  public View view(Desk desk) {
    Lines lines = new Lines();
    long errors = problems.stream().filter(Problem::isError).count();
    lines.words(
        errors == 1
            ? "Nothing was changed: one thing is in the way."
            : "Nothing was changed: " + errors + " things are in the way.");
    problems.forEach(problem -> lines.words(Lines.sentence(problem)));
    return new View.Text(
        "This cannot be done as it is", Tone.BAD, lines.all(), Optional.empty(), List.of());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return Next.back();
  }
}
