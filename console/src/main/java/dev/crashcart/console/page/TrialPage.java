package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The question whether a change on trial is kept. The deadline is on disk: what happens to this
 * page or this program changes nothing about it.
 *
 * @param errand what is on trial; empty when the menu was opened with it already there
 */
record TrialPage(Instant deadline, Optional<Errand> errand) implements Page {
  private static final String KEEP = "keep";
  private static final String MORE = "more";
  private static final String BACK = "back";
  private static final String LATER = "later";
  private static final String DEADLINE = "deadline";

  /** How long a change is tried out under these settings when nobody says otherwise. */
  static Duration length(Settings settings) {
    return Duration.ofSeconds(settings.network().trialSeconds());
  }

  private static Duration length(Desk desk) {
    return length(Draft.kept().settings(desk));
  }

  @Override
  public View view(Desk desk) {
    // Another terminal may have asked for more time; a status from before this one did must not cut
    // it short.
    Instant until =
        desk.status()
            .flatMap(Status::trialDeadline)
            .filter(known -> known.isAfter(deadline))
            .orElse(deadline);
    String what = errand.map(it -> " (" + it.reason() + ")").orElse("");
    Lines lines =
        new Lines()
            .words(
                "The change"
                    + what
                    + " is in force, on trial. Check that you can still sign in, best from a"
                    + " second terminal.")
            .words(
                "Without your yes everything goes back by itself at "
                    + When.clock(until)
                    + ", also when this terminal hangs up or the power fails.");
    return new View.Question(
        "Keep this change?",
        lines.all(),
        List.of(
            Item.of(KEEP, 'y', "Keep it", "It stays, as a new generation of the settings."),
            Item.of(
                MORE,
                'm',
                length(desk).toSeconds() + " s more",
                "Goes on trying: the time starts again from now."),
            Item.of(BACK, 'b', "Back now", "The settings before come back at once."),
            Item.of(
                LATER,
                'l',
                "Leave it running",
                "To the main menu; t there comes back here as long as it is on trial.")),
        Optional.of(until));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Appliance appliance = desk.appliance();
    return switch (answer.choice()) {
      case KEEP -> Next.work("Keeping it…", () -> ended(appliance.keep(desk.who())));
      case MORE ->
          Next.work(
              "Asking for more time…", () -> ended(appliance.extend(desk.who(), length(desk))));
      case BACK ->
          Next.work(
              "Going back…",
              () -> ended(appliance.goBack(desk.who(), "you went back before the time was up.")));
      case LATER -> new Next.Home();
      case DEADLINE -> Next.look("The time is up: going back…", () -> timeIsUp(desk));
      default -> Next.stay();
    };
  }

  private Next ended(Outcome outcome) {
    Page page =
        outcome instanceof Outcome.OnTrial longer
            ? new TrialPage(longer.deadline(), errand)
            : new OutcomePage(outcome, errand);
    return new Next.Replace(page);
  }

  /** The timer, another terminal or this one may have been first: shows what really happened. */
  private Next timeIsUp(Desk desk) throws HostFailure {
    Optional<Outcome> gone = desk.appliance().goBackIfDue(desk.who());
    if (gone.isPresent()) {
      return ended(gone.get());
    }
    Status status = desk.appliance().status();
    Optional<Instant> longer =
        status.trialDeadline().filter(end -> end.isAfter(desk.appliance().now()));
    if (longer.isPresent()) {
      return new Next.Replace(new TrialPage(longer.get(), errand));
    }
    if (status.rejected().isPresent()) {
      return new Next.Replace(new RejectedPage(status.rejected().get()));
    }
    return new Next.Replace(
        status.trialDeadline().isPresent()
            ? said("Going back", "Another terminal or the timer is putting it back at this moment.")
            : said("Kept", "The change was kept from another terminal meanwhile."));
  }

  private static Page said(String title, String sentence) {
    return TextPage.leading(
        title, new Lines().words(sentence).all(), "Main menu", desk -> new Next.Home());
  }
}
