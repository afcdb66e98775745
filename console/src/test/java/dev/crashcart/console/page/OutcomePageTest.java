package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.apply.Once;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomePageTest {
  private static final Errand ERRAND =
      Errand.of(
          "a reason", "crashcart x", (appliance, consent) -> new Checked.Invalid<>(List.of()));
  @TempDir private Path folder;

  private View.Text view(Outcome outcome, Errand errand) throws HostFailure {
    return (View.Text) new OutcomePage(outcome, errand).view(Some.desk(folder, Optional.empty()));
  }

  private static List<String> keys(View.Text text) {
    return text.keys().stream().map(View.KeyHint::words).toList();
  }

  @Test
  void whatIsDoneIsListed() throws HostFailure {
    View.Text text = view(new Outcome.Applied(3, List.of("set the password of admin")), ERRAND);
    assertThat(text.tone()).isEqualTo(View.Tone.GOOD);
    assertThat(text.lines()).contains(View.Line.verbatim("set the password of admin"));
    assertThat(text.button()).contains("Main menu");
    assertThat(keys(text)).isEmpty();
  }

  @Test
  void whatFailedSaysWhyAndCanBePlannedAgain() throws HostFailure {
    View.Text text = view(new Outcome.RolledBack("the disk is full."), ERRAND);
    assertThat(text.tone()).isEqualTo(View.Tone.BAD);
    assertThat(text.lines().get(0).text())
        .isEqualTo("Nothing was changed, because the disk is full.");
    assertThat(keys(text)).containsExactly("plan it again");
  }

  @Test
  void whatIsStuckSaysWhatToDoAndIsNotPlannedAgain() throws HostFailure {
    View.Text text = view(new Outcome.Stuck("the disk is full.", "the disk is gone."), ERRAND);
    assertThat(text.tone()).isEqualTo(View.Tone.BAD);
    assertThat(text.title()).isEqualTo("Stuck half-way");
    assertThat(text.lines().get(0).text()).contains("crashcart back");
    assertThat(text.button()).contains("Main menu");
    assertThat(keys(text)).isEmpty();
  }

  @Test
  void aRefusalOffersToPlanAgainFirst() throws HostFailure {
    View.Text text = view(new Outcome.Refused("The settings were changed meanwhile."), ERRAND);
    assertThat(text.button()).contains("Plan it again");
    Next next =
        new OutcomePage(new Outcome.Refused("x"), ERRAND)
            .answer(Answer.of(Answer.OK), Some.desk(folder, Optional.empty()));
    assertThat(next).isInstanceOf(Next.Work.class);
  }

  @Test
  void whatComesNextIsOfferedOnlyWhenItIsDone() throws HostFailure {
    Errand more = ERRAND.then(new Errand.Onward("Then this.", "Go on", MainPage::new));
    assertThat(view(new Outcome.Applied(1, List.of()), more).button()).contains("Go on");
    assertThat(view(new Outcome.RolledBack("x."), more).button()).contains("Main menu");
  }

  @Test
  void thePlanPageShowsAllThatIsKnownBeforeAnythingHappens() throws HostFailure {
    Plan plan =
        new Plan(
            List.of(new Change("sessions of ann", "2", "none")),
            List.of(),
            List.of("You are signed in with this account."),
            List.of("SSH keys stay."));
    Proposal proposal =
        new Proposal(
            1,
            Settings.none(),
            List.of(Change.added("accounts.ann.locked", "true")),
            plan,
            Once.NOTHING,
            List.of(new Problem(Problem.Severity.WARNING, "accounts", Place.of("x"), "mind.")));
    View.Text text =
        (View.Text) new PlanPage(ERRAND, proposal).view(Some.desk(folder, Optional.empty()));
    assertThat(text.button()).contains("Try it for 60 s");
    assertThat(keys(text)).containsExactly("details", "reason", "apply at once");
    assertThat(text.lines().stream().map(View.Line::text))
        .contains(
            "You are signed in with this account.",
            "+ accounts.ann.locked: true",
            "~ sessions of ann: 2 -> none",
            "SSH keys stay.",
            "accounts: mind.",
            "a reason");
  }

  @Test
  void aTrialInTheWayIsOneKeyAway() throws HostFailure {
    OutcomePage page = new OutcomePage(new Outcome.Refused("A change is on trial."), ERRAND);
    Instant end = Some.NOW.plusSeconds(30);
    Desk trying = Some.desk(folder, Optional.of(new Some.Statuses().trial(end).build()));
    assertThat(keys((View.Text) page.view(trying))).contains("change on trial");
    assertThat(page.answer(Answer.of("trial"), trying))
        .isEqualTo(Next.open(new TrialPage(end, Optional.empty())));
    Desk quiet = Some.desk(folder, Optional.of(new Some.Statuses().build()));
    assertThat(keys((View.Text) page.view(quiet))).doesNotContain("change on trial");
  }

  @Test
  void aCauseGoesOnAfterBecause() {
    assertThat(new Outcome.RolledBack("The entry of ann was changed.").message())
        .isEqualTo("Nothing was changed, because the entry of ann was changed.");
    assertThat(new Outcome.WentBack("UEFI said no.").message()).endsWith("because UEFI said no.");
  }

  @Test
  void anEmptyPlanSaysSoAndAppliesNothing() throws HostFailure {
    Proposal empty =
        new Proposal(1, Settings.none(), List.of(), Plan.EMPTY, Once.NOTHING, List.of());
    PlanPage page = new PlanPage(ERRAND, empty);
    Desk desk = Some.desk(folder, Optional.empty());
    assertThat(page.view(desk).title()).isEqualTo("Nothing to change");
    assertThat(page.answer(Answer.of(Answer.OK), desk)).isInstanceOf(Next.Back.class);
  }

  @Test
  void aTrialCountsToTheLaterOfTwoDeadlines() throws HostFailure {
    Instant later = Some.NOW.plusSeconds(90);
    Desk extended = Some.desk(folder, Optional.of(new Some.Statuses().trial(later).build()));
    Desk stale =
        Some.desk(folder, Optional.of(new Some.Statuses().trial(Some.NOW.minusSeconds(9)).build()));
    TrialPage page = new TrialPage(Some.NOW.plusSeconds(60), Optional.empty());
    assertThat(((View.Question) page.view(extended)).deadline()).contains(later);
    assertThat(((View.Question) page.view(stale)).deadline()).contains(Some.NOW.plusSeconds(60));
  }
}
