package dev.crashcart.console.command;

import java.util.List;
import java.util.stream.Collectors;

/** Generations by their numbers. */
final class Generations {
  private Generations() {}

  /** The reply to a number that none has. */
  static Reply unknown(int number, List<Integer> known) {
    String which =
        known.isEmpty()
            ? " Nothing was kept yet."
            : " There are: "
                + known.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ".";
    return Reply.problem("", "There is no generation " + number + " of the settings." + which);
  }
}
