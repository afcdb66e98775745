package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case: {@code desired.yaml} against the machine in {@code host/} makes the plan in
 * {@code plan.txt}, and afterwards there is nothing left to do. {@code case.properties} may say:
 * {@code folders} (that exist besides), {@code signed-in}, {@code failures} ({@code ann@-60}:
 * seconds from now), {@code sessions} (what loginctl prints), {@code own-session}, {@code recover},
 * {@code adopt}, {@code offline}, {@code facts} ({@code PATH:MODE:UID:GID:d} or {@code :f}), {@code
 * links} ({@code PATH:TARGET}), {@code remove-keys} ({@code ann@SHA256:…}). {@code GOLDEN=update}
 * rewrites {@code plan.txt}.
 */
class PlanCasesTest {
  private static final Path CASES = Path.of("src/test/resources/plans/accounts");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void makesItsPlan(String name) throws IOException, HostFailure {
    Path folder = CASES.resolve(name);
    Properties said = new Properties();
    if (Files.exists(folder.resolve("case.properties"))) {
      said.load(Files.newBufferedReader(folder.resolve("case.properties")));
    }
    FakeMachine machine = machine(folder.resolve("host"), said);
    AccountsSettings desired = settings(folder.resolve("desired.yaml"));
    StringBuilder text = new StringBuilder();
    if (said.containsKey("adopt")) {
      desired = AccountsSection.adopt(desired, AccountsSection.observe(desired, machine).running());
      text.append("Adopted:\n").append(masked(Settings.none().with(desired).toYaml()));
    }
    Problems problems = new Problems();
    Plan plan = plan(desired, said, machine, problems);
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    text.append(shown(plan));
    if (!problems.hasErrors()) {
      TreeMap<String, byte[]> before = new TreeMap<>(machine.files);
      for (Step step : plan.steps()) {
        step.runOn(machine);
      }
      text.append(difference(before, machine.files));
      assertThat(plan(desired, said, machine, new Problems()).changes()).isEmpty();
      assertThat(plan(desired, said, machine, new Problems()).steps()).isEmpty();
    }
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
    assertThat(text.toString()).doesNotContain("$2b$").doesNotContain("$y$").doesNotContain("3132");
  }

  private static Plan plan(
      AccountsSettings desired, Properties said, FakeMachine machine, Problems problems)
      throws HostFailure {
    Plan plan =
        AccountsSection.plan(
            desired,
            AccountsSection.observe(desired, machine),
            machine.now(),
            Optional.ofNullable(said.getProperty("signed-in")),
            removals(said),
            problems);
    return said.containsKey("recover")
        ? plan.then(
            AccountsSection.planRecovery(
                new Recovery(new AccountName(said.getProperty("recover")), true, true, true),
                observed(machine),
                Optional.ofNullable(said.getProperty("own-session"))))
        : plan;
  }

  private static List<KeyRemoval> removals(Properties said) {
    return words(said, "remove-keys").stream()
        .map(word -> word.split("@", 2))
        .map(parts -> new KeyRemoval(new AccountName(parts[0]), Set.of(parts[1])))
        .toList();
  }

  private static AccountsState observed(FakeMachine machine) throws HostFailure {
    return AccountsSection.observe(machine).running();
  }

  private static AccountsSettings settings(Path file) throws IOException {
    return Settings.read("desired.yaml", Files.readAllBytes(file))
        .findValue()
        .orElseThrow()
        .accounts();
  }

  private static FakeMachine machine(Path root, Properties said) throws IOException {
    FakeMachine machine = new FakeMachine();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = "/" + root.relativize(file);
        int mode = path.contains("shadow") ? 0640 : path.contains("sudoers") ? 0440 : 0644;
        machine.file(path, Files.readAllBytes(file), FileFacts.file(mode, 0, 0));
      }
    }
    for (String path : words(said, "folders")) {
      machine.folder(path, 0700, 0, 0);
    }
    for (String word : words(said, "facts")) {
      String[] parts = word.split(":");
      machine.facts.put(
          parts[0],
          new FileFacts(
              Integer.parseInt(parts[1], 8),
              Integer.parseInt(parts[2]),
              Integer.parseInt(parts[3]),
              parts[4].equals("d")));
    }
    for (String word : words(said, "links")) {
      machine.links.put(word.split(":")[0], word.split(":")[1]);
    }
    Map<String, List<Long>> failures = new TreeMap<>();
    for (String failure : words(said, "failures")) {
      String[] parts = failure.split("@");
      failures.computeIfAbsent(parts[0], any -> new ArrayList<>()).add(Long.valueOf(parts[1]));
    }
    failures.forEach(
        (account, seconds) ->
            machine.file(
                "/run/faillock/" + account,
                Tallies.bytes(FakeMachine.NOW, seconds),
                FileFacts.file(0600, 0, 0)));
    machine.kind = said.containsKey("offline") ? Host.Kind.OFFLINE : Host.Kind.LIVE;
    List<String> sessions =
        new ArrayList<>(said.getProperty("sessions", "").lines().map(String::strip).toList());
    if (said.containsKey("sessions")) {
      machine.folder("/run/systemd/system", 0755, 0, 0);
      machine.commands.put("loginctl", (arguments, input) -> loginctl(arguments, sessions));
    }
    return machine;
  }

  private static CommandResult loginctl(List<String> arguments, List<String> sessions) {
    if (arguments.get(1).equals("terminate-session")) {
      sessions.removeIf(line -> line.startsWith(arguments.get(2) + " "));
    }
    return new CommandResult(0, String.join("\n", sessions) + "\n", "");
  }

  private static List<String> words(Properties said, String name) {
    return Stream.of(said.getProperty(name, "").split("\\s+")).filter(w -> !w.isEmpty()).toList();
  }

  private static String shown(Plan plan) {
    StringBuilder text = new StringBuilder();
    section(text, "Changes", plan.changes().stream().map(Object::toString).toList());
    section(text, "Steps", plan.steps().stream().map(Step::describe).toList());
    section(text, "Risks", plan.risks());
    section(text, "Notes", plan.notes());
    return text.length() == 0 ? "Nothing to do.\n" : text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(title).append(":\n");
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }
  }

  /** The lines that went and came, hashes masked. */
  private static String difference(Map<String, byte[]> before, Map<String, byte[]> after) {
    StringBuilder text = new StringBuilder();
    TreeMap<String, byte[]> all = new TreeMap<>(before);
    all.putAll(after);
    for (String path : all.keySet()) {
      if (path.startsWith("/run/")) {
        continue;
      }
      if (!after.containsKey(path)) {
        text.append(path).append(" is gone.\n");
        continue;
      }
      List<String> old = lines(before.get(path));
      List<String> young = lines(after.get(path));
      List<String> gone = new ArrayList<>(old);
      gone.removeAll(young);
      List<String> come = new ArrayList<>(young);
      come.removeAll(old);
      if (!gone.isEmpty() || !come.isEmpty()) {
        text.append("In ").append(path).append(":\n");
        gone.forEach(line -> text.append("  -").append(masked(line)).append('\n'));
        come.forEach(line -> text.append("  +").append(masked(line)).append('\n'));
      }
    }
    return text.toString();
  }

  private static List<String> lines(byte[] content) {
    return content == null
        ? List.of()
        : new String(content, StandardCharsets.UTF_8).lines().toList();
  }

  private static String masked(String text) {
    return text.replaceAll("\\$[0-9a-z]+\\$[^:\"\\s]+", "(hash)")
        .replaceAll("( - )[0-9a-f]{8,}", "$1(code)");
  }
}
