package dev.crashcart.console.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The way that led to the page that is shown; the pages below it stay as they were.
 *
 * @param <V> how a front shows a page
 */
public final class Trail<V extends Showing> {
  private final Deque<Leg<V>> legs = new ArrayDeque<>();
  private final Page first;
  private final Function<Page, V> making;

  /** Begins with a page; {@code making} is how the front shows one. */
  public Trail(Page first, Function<Page, V> making) {
    this.first = first;
    this.making = making;
    legs.push(new Leg<>(first, making));
  }

  /** The page that is shown. */
  public V top() {
    return legs.element().showing();
  }

  /** Whether the first page is shown. */
  public boolean atStart() {
    return legs.size() == 1;
  }

  /** Where an answer leads; the secrets in it are wiped when its page is left for good. */
  public Next answer(Answer answer, Desk desk) {
    legs.element().handsOut(answer);
    return top().page().answer(answer, desk);
  }

  /** Goes where an answer leads, if it leads to another page. */
  public boolean follow(Next next) {
    if (next instanceof Next.Open open) {
      open(open.page());
    } else if (next instanceof Next.Replace replace) {
      legs.push(legs.pop().replacedBy(replace.page()));
    } else if (next instanceof Next.Home) {
      home();
    } else if (next instanceof Next.HomeThen then) {
      home();
      open(then.page());
    } else {
      return false;
    }
    top().arrive();
    return true;
  }

  /** Opens a page on top of the one that is shown. */
  public void open(Page page) {
    legs.push(legs.element().opens(page));
    top().arrive();
  }

  /** Back because the page said so: it is done with. */
  public void back() {
    if (!atStart()) {
      legs.pop().leave();
    }
    top().arrive();
  }

  /** Back because the operator said so: what was typed is kept for coming here again. */
  public void escape() {
    Leg<V> left = legs.pop();
    legs.element().cameBackFrom(left);
    top().arrive();
  }

  private void home() {
    while (!atStart()) {
      legs.pop().leave();
    }
  }

  /** Begins anew, for whoever comes next: nothing is left of what was typed. */
  public void restart() {
    leave();
    legs.clear();
    legs.push(new Leg<>(first.afresh(), making));
  }

  /** The title of the page that was opened from the first one; empty at that one itself. */
  String area() {
    return legs.stream()
        .skip(Math.max(0, legs.size() - 2))
        .findFirst()
        .filter(any -> !atStart())
        .flatMap(leg -> leg.showing().title())
        .orElse("");
  }

  /** Whether a form is open on the way here. */
  boolean changing() {
    return legs.stream().anyMatch(leg -> leg.showing().showsForm());
  }

  /** The session is over. */
  public void leave() {
    legs.forEach(Leg::leave);
  }
}
