package dev.crashcart.core.network;

import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * How a file of ours differs from what it should be: by its assignments, without comments. Pure.
 *
 * @param before its text now; empty when there is none
 * @param after its text as wanted; empty when it goes
 */
record FileDifference(String path, String before, String after) {
  private static final int MOST_LINES = 6;

  /** Whether only comments and descriptions differ, which change nothing on the machine. */
  boolean isForPeople() {
    return assignments(before).equals(assignments(after));
  }

  /** It for people; the text of a file that comes or goes is not repeated. */
  Change change() {
    if (before.isEmpty() || after.isEmpty()) {
      return new Change(path, before.isEmpty() ? "" : "there", after.isEmpty() ? "" : "new");
    }
    List<String> old = lines(before);
    List<String> young = lines(after);
    List<String> gone = new ArrayList<>(old);
    young.forEach(gone::remove);
    List<String> come = new ArrayList<>(young);
    old.forEach(come::remove);
    boolean same = gone.isEmpty() && come.isEmpty();
    return new Change(
        path,
        same ? "in another order" : shown(gone),
        same ? "as Crashcart writes it" : shown(come));
  }

  private static String shown(List<String> lines) {
    int more = lines.size() - MOST_LINES;
    String text = String.join(", ", lines.subList(0, Math.min(MOST_LINES, lines.size())));
    return lines.isEmpty() ? "(nothing)" : text + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static List<String> assignments(String text) {
    return lines(text).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith(";"))
        .filter(line -> !line.startsWith("Description="))
        .toList();
  }
}
