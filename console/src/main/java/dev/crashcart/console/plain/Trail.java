package dev.crashcart.console.plain;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The way that led to the page that asks now; the pages below it stay as they were. */
final class Trail {
  private final Deque<Stop> stops = new ArrayDeque<>();
  private final Page first;

  /** Begins with the first page and has the others on top of it. */
  Trail(List<Page> pages) {
    this.first = pages.get(0);
    pages.forEach(page -> stops.push(new Stop(page)));
  }

  Stop top() {
    return stops.element();
  }

  boolean atStart() {
    return stops.size() == 1;
  }

  /** Goes where an answer leads, if it leads to another page. */
  boolean follow(Next next) {
    if (next instanceof Next.Open open) {
      open(open.page());
    } else if (next instanceof Next.Replace replace) {
      stops.push(stops.pop().replacedBy(replace.page()));
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

  /** Back because the page said so: it is done with. */
  void back() {
    if (!atStart()) {
      stops.pop().leave();
    }
    top().arrive();
  }

  /** Back because the operator said so: what was typed is kept for coming here again. */
  void escape() {
    Stop left = stops.pop();
    top().cameBackFrom(left);
    top().arrive();
  }

  private void home() {
    while (!atStart()) {
      stops.pop().leave();
    }
  }

  /** Begins anew, for whoever comes next: nothing is left of what was typed. */
  void restart() {
    leave();
    stops.clear();
    stops.push(new Stop(first.afresh()));
  }

  void open(Page page) {
    stops.push(top().opens(page));
    top().arrive();
  }

  /** The title of the page that was opened from the first one; empty at that one itself. */
  String area() {
    return stops.stream()
        .skip(Math.max(0, stops.size() - 2))
        .findFirst()
        .filter(any -> !atStart())
        .flatMap(Stop::shown)
        .map(View::title)
        .orElse("");
  }

  /** Whether a form is open on the way here. */
  boolean changing() {
    return stops.stream()
        .flatMap(stop -> stop.shown().stream())
        .anyMatch(View.Form.class::isInstance);
  }

  /** The session is over. */
  void leave() {
    stops.forEach(Stop::leave);
  }
}
