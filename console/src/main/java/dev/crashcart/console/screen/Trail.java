package dev.crashcart.console.screen;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import java.util.ArrayDeque;
import java.util.Deque;

/** The way that led to the page on the screen: the pages below it stay as they were. */
final class Trail {
  private final Deque<Visit> visits = new ArrayDeque<>();

  Trail(Page first, Judging judging) {
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

  /** The session is over. */
  void leave() {
    visits.forEach(Visit::leave);
  }
}
