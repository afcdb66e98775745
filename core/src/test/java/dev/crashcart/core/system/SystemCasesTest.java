package dev.crashcart.core.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case: {@code desired.yaml} against the machine in {@code host/} makes the plan and
 * the files in {@code plan.txt}, and afterwards there is nothing left to do. {@code GOLDEN=update}
 * rewrites {@code plan.txt}.
 */
class SystemCasesTest {
  private static final Path CASES = Path.of("src/test/resources/plans/system");

  @TempDir Path temp;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void makesItsPlan(String name) throws IOException, HostFailure {
    Path folder = CASES.resolve(name);
    copy(folder.resolve("host"), temp);
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    SystemSettings desired =
        Settings.read("desired.yaml", Files.readAllBytes(folder.resolve("desired.yaml")))
            .findValue()
            .orElseThrow()
            .system();
    Problems problems = new Problems();
    Plan plan = SystemSection.plan(desired, seen(host), problems);
    StringBuilder text = new StringBuilder();
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    plan.changes().forEach(change -> text.append(change).append('\n'));
    plan.steps().forEach(step -> text.append("* ").append(step.describe()).append('\n'));
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    assertThat(text.toString()).doesNotContain("s3cret").doesNotContain("p%40ss");
    Map<String, String> before = files();
    for (Step step : plan.steps()) {
      if (!step.files().isEmpty()) {
        step.runOn(host);
      }
    }
    files().forEach((path, content) -> show(path, content, before, text));
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
    assertThat(SystemSection.plan(desired, seen(host), new Problems())).isEqualTo(Plan.EMPTY);
  }

  /** As a machine on which systemd keeps the clock. */
  private static Seen<SystemState> seen(SimulatedHost host) throws HostFailure {
    SystemState state = SystemSection.observe(host).running();
    SystemState timed =
        new SystemState(true, state.hostname(), state.files(), Set.of("systemd-timesyncd"));
    return new Seen<>(timed, timed);
  }

  private static void show(
      String path, String content, Map<String, String> before, StringBuilder text) {
    if (!content.equals(before.getOrDefault(path, ""))) {
      text.append("== ").append(path).append('\n').append(content.replace("\r", "<CR>"));
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(temp.resolve("etc"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put("/" + temp.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(from)) {
      all.addAll(found.toList());
    }
    for (Path one : all) {
      Path target = to.resolve(from.relativize(one).toString());
      if (Files.isDirectory(one)) {
        Files.createDirectories(target);
      } else {
        Files.copy(one, target);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void leavesTheLinesOfOthersAsTheyAre(String name) throws IOException {
    Path hosts = CASES.resolve(name).resolve("host/etc/hosts");
    String text =
        Files.exists(hosts) ? Files.readString(hosts, StandardCharsets.ISO_8859_1) : "a b\n";
    String foreign = "10.1.2.3\tb\u00fcro  x#y\r\n";
    String edited =
        HostsFile.of(foreign + text).with(List.of("n"), List.of(), List.of("1.1.1.1 z"));
    assertThat(edited).startsWith(foreign);
    assertThat(Optional.of(edited))
        .hasValueSatisfying(all -> assertThat(all).contains("1.1.1.1 z"));
  }
}
