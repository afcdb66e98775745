package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.network.check.PortFinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finding the port of a card by its cable: whichever link comes or goes is named. */
final class CablePage implements Page {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final String why;
  private volatile String found = "";

  private CablePage(String why) {
    this.why = why;
  }

  CablePage() {
    this("");
  }

  /** The same, after a light could not blink. */
  static CablePage because(String why) {
    return new CablePage(why);
  }

  @Override
  public View view(Desk desk) {
    Lines lines = new Lines();
    if (!why.isEmpty()) {
      lines.words(why);
    }
    lines.words(
        "Start it, then pull the cable out of the port in question and plug it in again, within "
            + LIMIT.toSeconds()
            + " seconds. Mind that pulling the cable you are connected through cuts you off for"
            + " that time.");
    if (!found.isEmpty()) {
      lines.words(found);
    }
    return new View.Text(
        "Which port is this?",
        Tone.PLAIN,
        lines.all(),
        Optional.of(found.isEmpty() ? "Start" : "Once more"),
        List.of());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    found = "";
    return new Next.Follow(
        "Watching the cables… Esc stops it.",
        pulse -> {
          Optional<PortFinder.Moved> moved =
              desk.appliance().networkDesk().watchCable(LIMIT, pulse::stopped);
          found =
              moved
                  .map(PortFinder.Moved::sentence)
                  .orElse(
                      pulse.stopped()
                          ? ""
                          : "No cable moved in that time. A port that is switched off notices"
                              + " nothing.");
          return Next.stay();
        },
        false);
  }
}
