package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Presence;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Restart or shut down: which, why, and once more whether. */
final class PowerPage implements Page {
  private static final String RESTART = "restart";
  private static final String SHUT_DOWN = "shut-down";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "Restart or shut down",
        "",
        List.of(),
        List.of(
            Item.of(RESTART, '1', "Restart", "Ends all sessions and starts the machine again."),
            Item.of(
                SHUT_DOWN,
                '2',
                "Shut down",
                "Ends all sessions and switches off. Somebody must switch it on again.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return kept.open(answer.choice(), () -> new Why(answer.choice().equals(RESTART)));
  }

  private static String verb(boolean restart) {
    return restart ? "Restart" : "Shut down";
  }

  /** The reason, for the audit log. */
  record Why(boolean restart) implements Page {
    private static final String REASON = "reason";

    @Override
    public View view(Desk desk) {
      return new View.Form(
          verb(restart),
          "",
          List.of(
              Field.text(
                  REASON,
                  "Reason",
                  "Written to the audit log, so that others know why. It may be left empty.",
                  "")),
          "Continue");
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      return Next.open(new Sure(restart, answer.text(REASON).strip()));
    }
  }

  /** The last question. */
  record Sure(boolean restart, String reason) implements Page {
    private static final String YES = "yes";
    private static final String NO = "no";

    @Override
    public View view(Desk desk) {
      // A menu and not a question: one Enter too many after the reason must not restart anything.
      return new View.Menu(
          verb(restart) + " this machine now?",
          "Everybody who is signed in is cut off; services stop."
              + others(desk)
              + " Reason: "
              + (reason.isEmpty() ? "none given." : reason),
          List.of(),
          List.of(
              Item.of(NO, 'n', "No, go back", "Nothing happens."),
              Item.of(
                  YES,
                  'y',
                  "Yes, " + verb(restart).toLowerCase(Locale.ROOT) + " now",
                  "At once.")));
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      if (!answer.choice().equals(YES)) {
        return Next.back();
      }
      return Next.work(verb(restart) + "…", () -> now(desk));
    }

    private static String others(Desk desk) {
      return desk.others().isEmpty()
          ? ""
          : desk.others().stream()
              .map(Presence.Menu::sentence)
              .collect(Collectors.joining("; ", " Also here: ", "."));
    }

    private Next now(Desk desk) throws HostFailure {
      Outcome outcome =
          restart
              ? desk.appliance().restart(desk.who(), reason)
              : desk.appliance().shutDown(desk.who(), reason);
      return new Next.HomeThen(new OutcomePage(outcome, Optional.empty()));
    }
  }
}
