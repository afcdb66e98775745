package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How it ended, what was done, and what to do next. */
record OutcomePage(Outcome outcome, Optional<Errand> errand) implements Page {
  private static final String PLAN_AGAIN = "plan-again";
  private static final String MAIN = "main";
  private static final String TRIAL = "trial";
  private static final String AGAIN = "Plan it again";
  private static final String HOME = "Main menu";

  OutcomePage(Outcome outcome, Errand errand) {
    this(outcome, Optional.of(errand));
  }

  /** Whether what was wanted is done. */
  boolean good() {
    return outcome instanceof Outcome.Applied
        || outcome instanceof Outcome.Unchanged
        || outcome instanceof Outcome.Done;
  }

  private Optional<Errand.Onward> onward() {
    return good() ? errand.flatMap(Errand::onward) : Optional.empty();
  }

  /** Whether planning anew may help: it may not where something is half done. */
  private boolean canPlanAgain() {
    return errand.isPresent()
        && (outcome instanceof Outcome.Refused
            || outcome instanceof Outcome.RolledBack
            || outcome instanceof Outcome.WentBack);
  }

  @Override
  public View view(Desk desk) {
    Lines lines = new Lines().words(outcome.message());
    lines.list("What was done", outcome.done());
    onward().ifPresent(next -> lines.sentences("Next", List.of(next.sentence())));
    if (outcome instanceof Outcome.RolledBack) {
      lines.words("Mend the cause, then plan it again. Esc goes back to what you typed.");
    }
    List<KeyHint> keys = new ArrayList<>();
    if (canPlanAgain() && !button().equals(AGAIN)) {
      keys.add(KeyHint.of(PLAN_AGAIN, 'p', "plan it again"));
    }
    if (trialInTheWay(desk).isPresent()) {
      keys.add(KeyHint.of(TRIAL, 't', "change on trial"));
    }
    if (!button().equals(HOME)) {
      keys.add(KeyHint.of(MAIN, 'm', "main menu"));
    }
    return new View.Text(title(), tone(), lines.all(), Optional.of(button()), keys);
  }

  /** The end of the trial that nothing else can be applied beside. */
  private Optional<Instant> trialInTheWay(Desk desk) {
    return outcome instanceof Outcome.Refused
        ? desk.status().flatMap(Status::trialDeadline)
        : Optional.empty();
  }

  private String title() {
    if (good()) {
      return "Done";
    }
    if (outcome instanceof Outcome.RolledBack) {
      return "It failed, and everything was put back";
    }
    if (outcome instanceof Outcome.Stuck) {
      return "Stuck half-way";
    }
    return outcome instanceof Outcome.WentBack ? "Back as before" : "Not done";
  }

  private Tone tone() {
    if (good()) {
      return Tone.GOOD;
    }
    return outcome instanceof Outcome.WentBack ? Tone.PLAIN : Tone.BAD;
  }

  private String button() {
    return onward()
        .map(Errand.Onward::button)
        .orElse(outcome instanceof Outcome.Refused && canPlanAgain() ? AGAIN : HOME);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    boolean refusedAgain =
        answer.choice().equals(Answer.OK) && outcome instanceof Outcome.Refused && canPlanAgain();
    if (answer.choice().equals(PLAN_AGAIN) || refusedAgain) {
      return errand.<Next>map(it -> it.again(desk)).orElseGet(Next.Home::new);
    }
    if (answer.choice().equals(MAIN)) {
      return new Next.Home();
    }
    if (answer.choice().equals(TRIAL)) {
      return trialInTheWay(desk)
          .<Next>map(end -> Next.open(new TrialPage(end, Optional.empty())))
          .orElse(Next.stay());
    }
    if (outcome instanceof Outcome.WentBack) {
      return Next.work(
          "Noting that you have read it…",
          () -> {
            desk.appliance().forgetRejected();
            return new Next.Home();
          });
    }
    return onward()
        .<Next>map(next -> new Next.HomeThen(next.page().get()))
        .orElseGet(Next.Home::new);
  }
}
