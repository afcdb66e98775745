package dev.crashcart.core.accounts;

import dev.crashcart.core.host.FileFacts;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is known of sudo, and our file below {@code /etc/sudoers.d}.
 *
 * @param installed whether there is a sudoers(5)
 * @param readsFolder whether it includes {@code /etc/sudoers.d}
 * @param groups the groups whose members a rule lets run anything
 * @param dropIn the content of our file, when there is one
 * @param dropInFacts its mode and owner
 * @param named the accounts it names
 */
record Sudo(
    boolean installed,
    boolean readsFolder,
    Set<String> groups,
    Optional<String> dropIn,
    Optional<FileFacts> dropInFacts,
    Set<String> named) {
  static final String FOLDER = "/etc/sudoers.d";
  static final String DROP_IN = FOLDER + "/50-crashcart";
  static final FileFacts DROP_IN_FACTS = FileFacts.file(0440, 0, 0);
  static final List<String> CHECK = List.of("visudo", "-cf", "{}");

  private static final String ANYTHING = "\\s+ALL\\s*=\\s*\\(\\s*ALL\\s*(?::\\s*ALL\\s*)?\\)\\s*";
  private static final Pattern GROUP_RULE =
      Pattern.compile(
          "(?m)^[ \\t]*%([A-Za-z_][A-Za-z0-9_.-]*)"
              + ANYTHING
              + "(?:(?:NO)?PASSWD:\\s*)?ALL[ \\t]*(?:#.*)?$");
  private static final Pattern OUR_RULE =
      Pattern.compile("(?m)^\"?([A-Za-z_][A-Za-z0-9_.-]{0,31})\"?" + ANYTHING + "ALL$");
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^[ \\t]*[#@]includedir[ \\t]+\"?(?:/etc/)?sudoers\\.d/?\"?[ \\t]*$");
  private static final String HEADER =
      """
      # Written by Crashcart: the administrators of its settings, each with the own
      # password. What is changed here by hand is undone.
      """;

  Sudo {
    groups = Set.copyOf(groups);
    named = Collections.unmodifiableSet(new TreeSet<>(named));
  }

  /** A sudo that is installed. */
  static Sudo of(
      boolean readsFolder,
      Set<String> groups,
      Optional<String> dropIn,
      Optional<FileFacts> dropInFacts) {
    Set<String> named = new HashSet<>();
    Matcher rule = OUR_RULE.matcher(dropIn.orElse(""));
    while (rule.find()) {
      named.add(rule.group(1));
    }
    return new Sudo(true, readsFolder, groups, dropIn, dropInFacts, named);
  }

  /** No sudo on this system. */
  static Sudo none() {
    return new Sudo(false, false, Set.of(), Optional.empty(), Optional.empty(), Set.of());
  }

  /** Whether this text includes the folder of our file. */
  static boolean includesFolder(String sudoers) {
    return INCLUDE.matcher(sudoers).find();
  }

  /** The groups whose members a rule in this text lets run anything. */
  static Set<String> groupsOf(String sudoers) {
    return GROUP_RULE
        .matcher(sudoers)
        .results()
        .map(rule -> rule.group(1))
        .collect(Collectors.toSet());
  }

  /** Whether our file is there with just this content, mode and owner. */
  boolean isWritten(String content) {
    return dropIn.equals(Optional.of(content)) && dropInFacts.equals(Optional.of(DROP_IN_FACTS));
  }

  /**
   * Our file for these accounts. The names stand in quotes, without which a name in capitals would
   * be an alias, and ALL everybody.
   */
  static String render(Set<String> names) {
    StringBuilder content = new StringBuilder(HEADER);
    for (String name : new TreeSet<>(names)) {
      String plain = name.matches("[a-z_][a-z0-9_-]*") ? name : '"' + name + '"';
      content.append(plain).append(" ALL=(ALL:ALL) ALL\n");
    }
    return content.toString();
  }
}
