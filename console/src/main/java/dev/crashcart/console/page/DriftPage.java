package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.plan.Change;
import java.util.List;
import java.util.Optional;

/** What the machine has otherwise than the settings say, and the two ways to end that. */
final class DriftPage implements Page {
  private static final String ADOPT = "adopt";
  private static final String PUT_RIGHT = "put-right";

  @Override
  public View view(Desk desk) {
    List<Change> drift = desk.status().map(Status::drift).orElse(List.of());
    if (drift.isEmpty()) {
      return new View.Text(
          "Changed outside Crashcart",
          Tone.GOOD,
          new Lines().words("Nothing: the machine is as the settings say.").all(),
          Optional.empty(),
          List.of());
    }
    return new View.Text(
        "Changed outside Crashcart",
        Tone.PLAIN,
        new Lines()
            .words(
                "Somebody used another tool (passwd, usermod, an editor). Take it in when it is"
                    + " meant to stay; put it back when it is not. Either way you see first what"
                    + " changes.")
            .list("Now, and what the settings say", drift.stream().map(DriftPage::line).toList())
            .all(),
        Optional.empty(),
        List.of(
            KeyHint.of(ADOPT, 'a', "adopt it into the settings"),
            KeyHint.of(PUT_RIGHT, 'p', "put the settings back")));
  }

  private static String line(Change change) {
    return change.key()
        + ": now "
        + (change.before().isEmpty() ? "nothing" : change.before())
        + "; settings: "
        + (change.after().isEmpty() ? "nothing" : change.after());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case ADOPT ->
          Errand.of(
                  "adopt what was changed outside Crashcart",
                  "crashcart adopt",
                  (appliance, consent) -> appliance.planAdopt(consent.who()))
              .begin(desk);
      case PUT_RIGHT ->
          Errand.of(
                  "put back what was changed outside Crashcart",
                  "crashcart restore " + desk.status().map(Status::generation).orElse(0),
                  (appliance, consent) -> appliance.planPutRight(consent.who()))
              .begin(desk);
      default -> Next.back();
    };
  }
}
