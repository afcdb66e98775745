package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Proposal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What will change, before anything does: the last page on which Esc means that nothing happened.
 */
final class PlanPage implements Page {
  private static final String STEPS = "steps";
  private static final String REASON = "reason";
  private static final String APPLY_NOW = "apply-now";
  private static final String TRY = "try";

  private final Errand errand;
  private final Proposal proposal;
  private final Duration trial;
  private String reason;

  PlanPage(Errand errand, Proposal proposal) {
    this.errand = errand;
    this.proposal = proposal;
    this.trial = TrialPage.length(proposal.desired());
    this.reason = errand.reason();
  }

  @Override
  public View view(Desk desk) {
    if (proposal.isEmpty()) {
      return new View.Text(
          "Nothing to change",
          Tone.PLAIN,
          new Lines()
              .words("Nothing to change: the settings and the machine already are like this.")
              .all(),
          Optional.of("Back"),
          List.of());
    }
    boolean risky = proposal.plan().risky();
    List<KeyHint> keys = new ArrayList<>();
    keys.add(new KeyHint(STEPS, 'f', Optional.of("F6"), "details"));
    keys.add(KeyHint.of(REASON, 'r', "reason"));
    String attempt = "ry it for " + trial.toSeconds() + " s";
    keys.add(
        risky ? KeyHint.of(APPLY_NOW, 'a', "apply at once") : KeyHint.of(TRY, 't', "t" + attempt));
    String button = risky ? "T" + attempt : "Apply";
    return new View.Text("What will change", Tone.PLAIN, lines(), Optional.of(button), keys);
  }

  private List<View.Line> lines() {
    Lines lines = new Lines();
    if (proposal.plan().isEmpty()) {
      lines.words("The machine already is like this; only the settings change.");
    } else if (proposal.settingChanges().isEmpty()) {
      lines.words("The settings stay as they are; the machine is made to be as they say.");
    }
    List<String> risks = new ArrayList<>(proposal.plan().risks());
    if (!risks.isEmpty()) {
      risks.add(
          "It is tried out first: without your yes within "
              + trial.toSeconds()
              + " s everything goes back by itself.");
    }
    return lines
        .sentences("Risk", risks)
        .list("In the settings", proposal.settingChanges())
        .list("On the machine", proposal.plan().changes())
        .sentences("Mind", proposal.plan().notes())
        .sentences("Warnings", proposal.warnings().stream().map(Lines::sentence).toList())
        .sentences("Reason, for the history", List.of(reason))
        .all();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (proposal.isEmpty()) {
      return Next.back();
    }
    return switch (answer.choice()) {
      case STEPS -> Next.open(new StepsPage(errand, proposal));
      case REASON -> Next.open(new ReasonPage(reason, text -> reason = text));
      case APPLY_NOW -> apply(desk);
      case TRY -> tryOut(desk);
      default -> proposal.plan().risky() ? tryOut(desk) : apply(desk);
    };
  }

  private Next apply(Desk desk) {
    String why = reason;
    return Next.work("Applying…", () -> ended(desk.appliance().apply(proposal, desk.who(), why)));
  }

  private Next tryOut(Desk desk) {
    String why = reason;
    return Next.work(
        "Applying, on trial…",
        () -> {
          Outcome outcome = desk.appliance().tryOut(proposal, desk.who(), why, trial);
          return outcome instanceof Outcome.OnTrial begun
              ? new Next.HomeThen(new TrialPage(begun.deadline(), Optional.of(errand)))
              : ended(outcome);
        });
  }

  /**
   * Once it is done the forms that led here are of no more use; when it is not, the form is still
   * there behind the outcome, as it was typed.
   */
  private Next ended(Outcome outcome) {
    OutcomePage page = new OutcomePage(outcome, errand);
    return page.good() ? new Next.HomeThen(page) : new Next.Replace(page);
  }
}
