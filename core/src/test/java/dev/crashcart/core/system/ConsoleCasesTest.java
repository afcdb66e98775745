package dev.crashcart.core.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case: {@code desired.yaml} against a pretend machine with the files of {@code host/}
 * on top makes the plan and the files in {@code plan.txt}; once it is carried out there is nothing
 * left to do. {@code GOLDEN=update} rewrites {@code plan.txt}.
 */
class ConsoleCasesTest {
  private static final Path CASES = Path.of("src/test/resources/console-plans");

  private static final String GENERATOR = "usr/lib/systemd/system-generators/crashcart-generator";

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
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    overlay(folder.resolve("host"));
    Files.deleteIfExists(temp.resolve(name.contains("not-packaged") ? GENERATOR : "none"));
    ConsoleSettings desired =
        Settings.read("desired.yaml", Files.readAllBytes(folder.resolve("desired.yaml")))
            .findValue()
            .orElseThrow()
            .console();
    ConsoleSurroundings around =
        new ConsoleSurroundings(
            name.startsWith("over-ssh"),
            name.startsWith("at-ttyS0") ? "/dev/ttyS0" : "/dev/tty1",
            Set.of(IpAddress.of("192.168.40.5")));
    Problems problems = new Problems();
    Plan plan = plan(desired, host, around, problems);
    StringBuilder text = new StringBuilder();
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    plan.changes().forEach(change -> text.append(change).append('\n'));
    plan.steps().forEach(step -> text.append("* ").append(step.describe()).append('\n'));
    plan.risks().forEach(risk -> text.append("risk: ").append(risk).append('\n'));
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    Map<String, String> before = files();
    for (Step step : plan.steps()) {
      step.runOn(host);
    }
    files().forEach((path, content) -> show(path, content, before, text));
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
    assertThat(plan(desired, host, around, new Problems())).isEqualTo(Plan.EMPTY);
  }

  private static Plan plan(
      ConsoleSettings desired, SimulatedHost host, ConsoleSurroundings around, Problems problems)
      throws HostFailure {
    return ConsoleSection.plan(desired, ConsoleSection.observe(desired, host), around, problems);
  }

  private static void show(
      String path, String content, Map<String, String> before, StringBuilder text) {
    if (!content.equals(before.getOrDefault(path, ""))) {
      text.append("== ").append(path).append('\n').append(content);
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

  private void overlay(Path from) throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(from)) {
      try (Stream<Path> found = Files.walk(from)) {
        all.addAll(found.filter(Files::isRegularFile).toList());
      }
    }
    for (Path one : all) {
      Path target = temp.resolve(from.relativize(one).toString());
      Files.createDirectories(target.getParent());
      Files.copy(one, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
