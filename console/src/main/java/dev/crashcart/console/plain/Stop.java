package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A page that was opened, with what was typed there, the secrets that were handed to it, and what
 * of it is printed. It remembers the page that {@code :back} came from: opened again as the same
 * object, that one still has what was typed there.
 */
final class Stop {
  private final Page page;
  private final FormState form = new FormState();
  private final List<char[]> handedOut = new ArrayList<>();
  private Optional<View> shown = Optional.empty();
  private List<String> printed = List.of();
  private Optional<Stop> forward = Optional.empty();
  private Optional<Instant> passed = Optional.empty();

  Stop(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  FormState form() {
    return form;
  }

  /** The view that is printed; empty when the page is to be printed anew. */
  Optional<View> shown() {
    return shown;
  }

  void shown(View view) {
    shown = Optional.of(view);
  }

  /** Prints the page anew when it is looked at next. */
  void arrive() {
    shown = Optional.empty();
    printed = List.of();
  }

  /** The lines of a text that are printed; of a newer state only the others are. */
  List<String> printed() {
    return printed;
  }

  void printed(List<String> lines) {
    printed = List.copyOf(lines);
  }

  /** A deadline, unless its answer was given. */
  Optional<Instant> ahead(Instant deadline) {
    return Optional.of(deadline).filter(end -> !passed.equals(Optional.of(end)));
  }

  void passed(Instant deadline) {
    passed = Optional.of(deadline);
  }

  /** Takes note of secrets on their way to the page. */
  void handsOut(Answer answer) {
    handedOut.addAll(answer.secrets().values());
  }

  /** The page put in this one's place: it may still need the secrets that were given here. */
  Stop replacedBy(Page other) {
    Stop next = new Stop(other);
    next.handedOut.addAll(handedOut);
    handedOut.clear();
    leave();
    return next;
  }

  /** A page opened on top of this one; what was typed there before going back is still there. */
  Stop opens(Page other) {
    Stop next = forward.filter(stop -> stop.page == other).orElseGet(() -> new Stop(other));
    forward.filter(stop -> stop != next).ifPresent(Stop::leave);
    forward = Optional.empty();
    return next;
  }

  void cameBackFrom(Stop stop) {
    forward.ifPresent(Stop::leave);
    forward = Optional.of(stop);
  }

  /** The page is left for good: nothing of the secrets stays in memory. */
  void leave() {
    form.wipe();
    handedOut.forEach(secret -> Arrays.fill(secret, '\0'));
    handedOut.clear();
    forward.ifPresent(Stop::leave);
    forward = Optional.empty();
  }
}
