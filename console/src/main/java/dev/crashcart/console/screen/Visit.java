package dev.crashcart.console.screen;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A page that was opened, with its pane and with the secrets that were handed to it. It remembers
 * the page that Esc came back from: opened again as the same object, that one still has what was
 * typed there.
 */
final class Visit {
  private final Page page;
  private final Judging judging;
  private final List<char[]> handedOut = new ArrayList<>();
  private Optional<Pane> pane = Optional.empty();
  private Optional<Visit> forward = Optional.empty();
  private Optional<Instant> passed = Optional.empty();
  private int scroll;

  Visit(Page page, Judging judging) {
    this.page = page;
    this.judging = judging;
  }

  Page page() {
    return page;
  }

  Optional<Pane> pane() {
    return pane;
  }

  /** When the answer "deadline" is due; no more once it was given. */
  Optional<Instant> deadline() {
    return pane.flatMap(Pane::deadline).filter(end -> !passed.equals(Optional.of(end)));
  }

  /** That answer is given now. */
  void deadlinePassed() {
    passed = deadline();
  }

  int scroll() {
    return scroll;
  }

  void scroll(int lines) {
    scroll = lines;
  }

  /** Asks the page again what is to be shown. */
  void refresh(Desk desk) {
    View view = page.view(desk);
    if (pane.isEmpty() || !pane.get().show(view, desk.now())) {
      pane.ifPresent(Pane::wipe);
      scroll = 0;
      pane = Optional.of(Pane.of(view, judging, desk.now()));
    }
  }

  /** Takes note of secrets on their way to the page. */
  void handsOut(Answer answer) {
    handedOut.addAll(answer.secrets().values());
  }

  /** The page put in this one's place: it may still need the secrets that were given here. */
  Visit replacedBy(Page other) {
    Visit next = new Visit(other, judging);
    next.handedOut.addAll(handedOut);
    handedOut.clear();
    leave();
    return next;
  }

  /** A page opened on top of this one; what was typed there before Esc is still there. */
  Visit opens(Page other) {
    Visit next = forward.filter(visit -> visit.page == other).orElse(new Visit(other, judging));
    forward.filter(visit -> visit != next).ifPresent(Visit::leave);
    forward = Optional.empty();
    return next;
  }

  /** Esc came back here from that page. */
  void cameBackFrom(Visit visit) {
    forward.ifPresent(Visit::leave);
    forward = Optional.of(visit);
  }

  /** The page is left for good: nothing of the secrets stays in memory. */
  void leave() {
    pane.ifPresent(Pane::wipe);
    handedOut.forEach(secret -> Arrays.fill(secret, '\0'));
    handedOut.clear();
    forward.ifPresent(Visit::leave);
    forward = Optional.empty();
  }
}
