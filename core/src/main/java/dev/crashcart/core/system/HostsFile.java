package dev.crashcart.core.system;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.plan.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The file of hosts(5), which others edit too: one block of ours at its end, and the line of the
 * machine's own name. Every other line stays to the byte.
 */
final class HostsFile {
  private static final String BEGIN = "# BEGIN Crashcart: change this in its settings";
  private static final String END = "# END Crashcart";

  /** Debian's address for the name of the machine itself. */
  private static final String OWN = "127.0.1.1";

  private final List<String> foreign;
  private final List<String> block;

  private HostsFile(List<String> foreign, List<String> block) {
    this.foreign = foreign;
    this.block = block;
  }

  static HostsFile of(String text) {
    List<String> foreign = new ArrayList<>();
    List<String> block = new ArrayList<>();
    boolean inside = false;
    boolean ends = text.lines().anyMatch(line -> line.strip().equals(END));
    for (String line : withEnds(text)) {
      String bare = line.strip();
      if (bare.startsWith("# BEGIN Crashcart")) {
        // Without its end, what follows may be anybody's.
        inside = ends;
      } else if (bare.equals(END)) {
        inside = false;
      } else {
        (inside ? block : foreign).add(inside ? bare : line);
      }
    }
    return new HostsFile(foreign, block);
  }

  /** The lines of the block for these entries. */
  static List<String> lines(Collection<HostsEntry> entries) {
    List<String> lines = new ArrayList<>();
    for (HostsEntry entry : entries) {
      for (IpAddress address : entry.addresses()) {
        lines.add(
            address
                + "\t"
                + entry.name()
                + entry.aliases().stream().map(alias -> " " + alias).collect(Collectors.joining()));
      }
    }
    return lines;
  }

  /**
   * The text with the machine's own names and these lines in it.
   *
   * @param own the names of the machine, the full one first; none leaves its line as it is
   * @param old names that it had and that go
   */
  String with(List<String> own, List<String> old, List<String> lines) {
    List<String> kept = new ArrayList<>(foreign);
    List<String> ours = new ArrayList<>(lines);
    if (!own.isEmpty() && !placeOwn(kept, own, old)) {
      ours.add(0, OWN + "\t" + String.join(" ", own));
    }
    if (ours.isEmpty() && own.isEmpty()) {
      block.stream().filter(line -> line.startsWith(OWN)).forEach(line -> ours.add(0, line));
    }
    String text = String.join("", kept);
    if (ours.isEmpty()) {
      return text;
    }
    String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    return text + gap + BEGIN + "\n" + String.join("\n", ours) + "\n" + END + "\n";
  }

  /** Writes the names into the line that is there for them; false when there is none. */
  private static boolean placeOwn(List<String> lines, List<String> own, List<String> old) {
    for (int i = 0; i < lines.size(); i++) {
      String[] words = withoutComment(lines.get(i)).strip().split("\\s+");
      if (!words[0].equals(OWN)) {
        continue;
      }
      List<String> present = Arrays.asList(words).subList(1, words.length);
      Set<String> names = new LinkedHashSet<>(own);
      present.stream().filter(name -> !isOld(name, old)).forEach(names::add);
      if (!List.copyOf(names).equals(present)) {
        String line = lines.get(i);
        int comment = line.indexOf('#');
        String rest = comment < 0 ? end(line) : " " + line.substring(comment);
        lines.set(i, OWN + "\t" + String.join(" ", names) + rest);
      }
      return true;
    }
    return false;
  }

  /** An old name of the machine, alone or with a domain behind it. */
  private static boolean isOld(String name, List<String> old) {
    return old.stream()
        .filter(one -> !one.isEmpty())
        .map(one -> one.split("\\.", 2)[0])
        .anyMatch(label -> name.equals(label) || name.startsWith(label + "."));
  }

  /** What a person reads about the difference to another one. */
  List<Change> changesTo(HostsFile after) {
    Map<String, String> old = entries();
    Map<String, String> young = after.entries();
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      String before = old.getOrDefault(name, "");
      String now = young.getOrDefault(name, "");
      if (!before.equals(now)) {
        changes.add(new Change(name, before, now));
      }
    }
    return changes;
  }

  /** Of each name of the block where it leads; of the machine itself what it is called. */
  private Map<String, String> entries() {
    Map<String, String> entries = new TreeMap<>();
    for (String line : block) {
      String[] words = line.split("\\s+");
      if (words.length > 1 && !words[0].equals(OWN)) {
        String key =
            KeyPath.join(KeyPath.join(SystemSettings.SYSTEM, SystemSettings.HOSTS), words[1]);
        String aliases = String.join(" ", Arrays.asList(words).subList(2, words.length));
        String shown = words[0] + (aliases.isEmpty() ? "" : " (" + aliases + ")");
        entries.merge(key, shown, (first, second) -> first + ", " + second);
      }
    }
    List<String> all = new ArrayList<>(foreign);
    all.addAll(block);
    all.stream()
        .map(line -> withoutComment(line).strip().split("\\s+"))
        .filter(words -> words[0].equals(OWN))
        .findFirst()
        .ifPresent(
            words ->
                entries.put(
                    SystemSection.HOSTS + " " + OWN,
                    String.join(" ", Arrays.asList(words).subList(1, words.length))));
    return entries;
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static String end(String line) {
    return line.endsWith("\r\n") ? "\r\n" : line.endsWith("\n") ? "\n" : "";
  }

  private static List<String> withEnds(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
