package dev.crashcart.core.host;

import java.util.HashMap;
import java.util.Map;

/** The failures a test has planned for a simulated host, and the count of what was done to it. */
final class Mishaps {
  /** Whether a failing mutation was done all the same. */
  private enum Moment {
    BEFORE,
    AFTER
  }

  private final Map<Integer, Moment> planned = new HashMap<>();
  private int from = Integer.MAX_VALUE;
  private int count;

  /** Something that changes the machine and gives a result. */
  interface Mutation<T> {
    T carryOut() throws HostFailure;
  }

  synchronized int count() {
    return count;
  }

  synchronized void failAt(int next, boolean doneAllTheSame) {
    planned.put(count + next, doneAllTheSame ? Moment.AFTER : Moment.BEFORE);
  }

  synchronized void failFrom(int next) {
    from = count + next;
  }

  synchronized void none() {
    planned.clear();
    from = Integer.MAX_VALUE;
  }

  /**
   * Counts a mutation, carries it out, and lets it fail if that was planned.
   *
   * @param what for the message of a planned failure
   */
  <T> T mutate(String what, Mutation<T> mutation) throws HostFailure {
    int number;
    Moment moment;
    synchronized (this) {
      number = ++count;
      moment = number >= from ? Moment.BEFORE : planned.remove(number);
    }
    if (moment == Moment.BEFORE) {
      throw failure(number, what, "before it was done");
    }
    T result = mutation.carryOut();
    if (moment == Moment.AFTER) {
      throw failure(number, what, "after it was done");
    }
    return result;
  }

  private static HostFailure failure(int number, String what, String when) {
    return new HostFailure(
        "Planned failure at mutation " + number + " (" + what + "), " + when + ".");
  }
}
