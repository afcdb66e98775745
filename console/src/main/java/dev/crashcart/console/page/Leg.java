package dev.crashcart.console.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a {@link Trail}, with the secrets that were handed to it. It remembers the page that
 * the operator came back from: opened again as the same object, that one still has what was typed
 * there.
 */
final class Leg<V extends Showing> {
  private final V showing;
  private final Function<Page, V> making;
  private final List<char[]> handedOut = new ArrayList<>();
  private Optional<Leg<V>> forward = Optional.empty();

  Leg(Page page, Function<Page, V> making) {
    this.showing = making.apply(page);
    this.making = making;
  }

  V showing() {
    return showing;
  }

  /** Takes note of secrets on their way to the page. */
  void handsOut(Answer answer) {
    handedOut.addAll(answer.secrets().values());
  }

  /** The page put in this one's place: it may still need the secrets that were given here. */
  Leg<V> replacedBy(Page other) {
    Leg<V> next = new Leg<>(other, making);
    next.handedOut.addAll(handedOut);
    handedOut.clear();
    leave();
    return next;
  }

  /** A page opened on top of this one; what was typed there before going back is still there. */
  Leg<V> opens(Page other) {
    Leg<V> next =
        forward
            .filter(leg -> leg.showing.page() == other)
            .orElseGet(() -> new Leg<>(other, making));
    forward.filter(leg -> leg != next).ifPresent(Leg::leave);
    forward = Optional.empty();
    return next;
  }

  /** The operator came back here from that page. */
  void cameBackFrom(Leg<V> leg) {
    forward.ifPresent(Leg::leave);
    forward = Optional.of(leg);
  }

  /** The page is left for good: nothing of the secrets stays in memory. */
  void leave() {
    showing.wipe();
    handedOut.forEach(secret -> Arrays.fill(secret, '\0'));
    handedOut.clear();
    forward.ifPresent(Leg::leave);
    forward = Optional.empty();
  }
}
