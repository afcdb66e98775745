package dev.crashcart.console.plain;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The way that led to the page that asks now; the pages below it stay as they were. */
final class Trail {
  private final Deque<Stop> stops = new ArrayDeque<>();

  /** Begins with the first page and has the others on top of it. */
  Trail(List<Page> pages) {
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
      stops.push(top().opens(open.page()));
    } else if (next instanceof Next.Replace replace) {
      stops.push(stops.pop().replacedBy(replace.page()));
    } else if (next instanceof Next.Home) {
      home();
    } else if (next instanceof Next.HomeThen then) {
      home();
      stops.push(top().opens(then.page()));
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

  /** The session is over. */
  void leave() {
    stops.forEach(Stop::leave);
  }
}
