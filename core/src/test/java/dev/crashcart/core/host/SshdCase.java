package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One configuration of sshd and what is asked of it, from {@code sshd/cases.txt}: {@code === NAME |
 * ARGUMENTS}, the lines of the main file, and behind {@code --- NAME} those of files in its folder
 * {@code d}. {@code DIR} stands for where they lie.
 */
record SshdCase(String name, List<String> arguments, Map<String, String> files) {
  static final String FOLDER = "/etc/ssh/case";
  private static final Path CASES = Path.of("src/test/resources/sshd/cases.txt");

  static List<SshdCase> all() throws IOException {
    List<SshdCase> cases = new ArrayList<>();
    for (String text : Files.readString(CASES, UTF_8).split("(?m)^=== ")) {
      if (!text.isBlank()) {
        cases.add(read(text));
      }
    }
    return cases;
  }

  private static SshdCase read(String text) {
    String[] halves = text.split("\n", 2);
    String[] head = halves[0].split(" \\| ?", 2);
    Map<String, String> files = new LinkedHashMap<>();
    String[] parts = halves[1].split("(?m)^--- ");
    files.put("main", "HostKey DIR/key\n" + parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String[] file = parts[i].split("\n", 2);
      files.put("d/" + file[0], file[1]);
    }
    List<String> arguments = head[1].isBlank() ? List.of() : List.of(head[1].strip().split(" "));
    return new SshdCase(head[0].strip(), arguments, files);
  }

  /** The command line that asks for it. */
  List<String> command(String folder) {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/sshd", "-T", "-f", folder + "/main"));
    command.addAll(arguments);
    return command;
  }

  /** What was answered, in an order that does not depend on who answers. */
  static String answer(CommandResult result, String folder, Set<String> usual) {
    Set<String> lines = new TreeSet<>(result.output().lines().toList());
    lines.removeAll(usual);
    StringBuilder text = new StringBuilder("exit " + result.exit() + "\n");
    result.errors().lines().forEach(line -> text.append("! ").append(line).append('\n'));
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString().replace(folder, "DIR");
  }

  @Override
  public String toString() {
    return name;
  }
}
