package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.ssh.SshState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switching SSH on for a while: it goes off by itself, and the settings stay as they are. */
final class SshForAWhilePage implements Page {
  private static final String OWN = "own";
  private static final String OFF = "off";
  private static final Map<String, Duration> LENGTHS =
      Map.of("15", Duration.ofMinutes(15), "60", Duration.ofHours(1), "480", Duration.ofHours(8));

  private final Kept kept = new Kept();

  /** Why there is nothing to switch for a while. */
  static Optional<String> refusal(SshState state) {
    if (!state.installed()) {
      return Optional.of("there is no SSH service here");
    }
    if (!state.live()) {
      return Optional.of("this system is not running");
    }
    return state.active() && state.until().isEmpty()
        ? Optional.of("it is on already, without an end")
        : Optional.empty();
  }

  @Override
  public View view(Desk desk) {
    Optional<Instant> until = desk.status().map(Status::ssh).flatMap(SshState::until);
    List<Item> items = new ArrayList<>();
    String more = "The time counts from now. It goes off also when this menu ends.";
    items.add(Item.of("15", '1', "15 minutes", more));
    items.add(Item.of("60", '2', "1 hour", more));
    items.add(Item.of("480", '3', "8 hours", more));
    items.add(Item.of(OWN, '4', "Another time", "From 1 minute to 24 hours."));
    items.add(
        new Item(
            OFF,
            '5',
            "Off now",
            until.isPresent() ? Optional.empty() : Optional.of("it is off"),
            "Running sessions stay; nobody new comes in."));
    return new View.Menu(
        "SSH on for a while",
        until
            .map(end -> "It is on until " + When.clock(end) + ", then it goes off by itself.")
            .orElse("It goes off by itself after that time, or when the machine restarts."),
        List.of(),
        items);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(OFF)) {
      return Next.work(
          "Switching SSH off…", () -> said(desk.appliance().sshDesk().offNow(desk.who())));
    }
    return answer.choice().equals(OWN)
        ? kept.open(OWN, MinutesPage::new)
        : on(LENGTHS.get(answer.choice()), desk);
  }

  private static Next on(Duration length, Desk desk) {
    return Next.work(
        "Switching SSH on…", () -> said(desk.appliance().sshDesk().onFor(length, desk.who())));
  }

  private static Next said(Outcome outcome) {
    return new Next.HomeThen(new OutcomePage(outcome, Optional.empty()));
  }

  /** The form for any number of minutes. */
  private static final class MinutesPage implements Page {
    private static final String MINUTES = "minutes";
    private static final int MOST = 24 * 60;

    @Override
    public View view(Desk desk) {
      return new View.Form(
          "SSH on for a while",
          "",
          List.of(Field.text(MINUTES, "Minutes", "From 1 to " + MOST + ", which is a day.", "30")),
          "Switch on");
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      String text = answer.text(MINUTES).strip();
      int minutes = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
      return minutes < 1 || minutes > MOST
          ? new Next.Problems(Map.of(MINUTES, "Write a whole number from 1 to " + MOST + "."))
          : on(Duration.ofMinutes(minutes), desk);
    }
  }
}
