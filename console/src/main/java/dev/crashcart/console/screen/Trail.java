package dev.crashcart.console.screen;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The way that led to the page on the screen: the pages below it stay as they were. */
final class Trail {
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final Page first;
  private final Judging judging;

  Trail(Page first, Judging judging) {
    this.first = first;
    this.judging = judging;
    visits.push(new Visit(first, judging));
  }

  Visit top() {
    return visits.element();
  }

  boolean atStart() {
    return visits.size() == 1;
  }

  /** Goes where an answer leads, if it leads to another page. */
  boolean follow(Next next) {
    if (next instanceof Next.Open open) {
      open(open.page());
    } else if (next instanceof Next.Replace replace) {
      visits.push(visits.pop().replacedBy(replace.page()));
    } else if (next instanceof Next.Home) {
      home();
    } else if (next instanceof Next.HomeThen then) {
      home();
      open(then.page());
    } else {
      return false;
    }
    return true;
  }

  void open(Page page) {
    visits.push(top().opens(page));
  }

  /** Back because the page said so: it is done with. */
  void back() {
    if (!atStart()) {
      visits.pop().leave();
    }
  }

  /** Back by Esc: what was typed is kept for coming here again. */
  void escape() {
    Visit left = visits.pop();
    top().cameBackFrom(left);
  }

  private void home() {
    while (!atStart()) {
      visits.pop().leave();
    }
  }

  /** Begins anew, for whoever comes next: nothing is left of what was typed. */
  void restart() {
    leave();
    visits.clear();
    visits.push(new Visit(first.afresh(), judging));
  }

  /** The title of the page that was opened from the first one; empty at that one itself. */
  String area() {
    Optional<Visit> second = visits.stream().skip(Math.max(0, visits.size() - 2)).findFirst();
    return atStart() ? "" : second.flatMap(Visit::pane).map(Pane::title).orElse("");
  }

  /** Whether a form is open on the way here. */
  boolean changing() {
    return visits.stream()
        .flatMap(visit -> visit.pane().stream())
        .anyMatch(FormPane.class::isInstance);
  }

  /** The session is over. */
  void leave() {
    visits.forEach(Visit::leave);
  }
}
