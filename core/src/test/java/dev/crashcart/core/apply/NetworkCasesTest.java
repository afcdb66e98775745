package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.store.WayBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case of a network that systemd-networkd carries out: {@code desired.yaml} on the
 * simulated appliance with the files in {@code host}, on which {@code before.yaml} was applied
 * where there is one, makes the plan and the files in {@code plan.txt}; afterwards nothing is left
 * to do; and the way back leads to what was in force. A file {@code offline} says that the system
 * does not run. {@code GOLDEN=update} rewrites {@code plan.txt}.
 */
class NetworkCasesTest {
  private static final Path CASES = Path.of("src/test/resources/plans/network");
  private static final String CABLES = "eno1 plugged\neno2 plugged\neno3 plugged\neno4 unplugged\n";

  @TempDir Path temp;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isPlannedCarriedOutAndPutBack(String name) throws IOException, HostFailure {
    Path folder = CASES.resolve(name);
    NetworkBench bench = bench(folder);
    if (Files.exists(folder.resolve("before.yaml"))) {
      bench.become(NetworkBench.read(folder.resolve("before.yaml")));
    }
    NetworkSettings desired = NetworkBench.read(folder.resolve("desired.yaml"));
    Map<String, String> files = bench.files();
    List<String> force = bench.force();

    Problems problems = new Problems();
    Plan plan = bench.plan(desired, problems);
    StringBuilder text = new StringBuilder();
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    show(plan, text);
    if (problems.all().stream().anyMatch(Problem::isError)) {
      compare(folder, text);
      return;
    }
    List<WayBack> wayBack = bench.wayBack(plan);
    bench.run(plan);
    bench.files().forEach((path, content) -> show(path, content, files, text));
    compare(folder, text);
    bench.assertDone(desired);

    bench.goBack(plan, wayBack);
    assertThat(bench.files()).isEqualTo(files);
    bench.assertForce(force);
  }

  private NetworkBench bench(Path folder) throws IOException, HostFailure {
    Path root = temp.resolve("machine");
    return Files.exists(folder.resolve("offline"))
        ? NetworkBench.offline(root, folder.resolve("host"))
        : NetworkBench.running(root, folder.resolve("host"), CABLES);
  }

  private static void show(Plan plan, StringBuilder text) {
    plan.changes().forEach(change -> text.append(change).append('\n'));
    for (Step step : plan.steps()) {
      text.append("* ").append(step.describe()).append('\n');
      if (step instanceof Step.Run run) {
        run.back()
            .forEach(it -> text.append("    back: ").append(String.join(" ", it)).append('\n'));
      }
    }
    plan.risks().forEach(risk -> text.append("risk: ").append(risk).append('\n'));
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
  }

  private static void show(
      String path, String content, Map<String, String> before, StringBuilder text) {
    if (!content.equals(before.getOrDefault(path, ""))) {
      text.append("== ").append(path).append('\n').append(utf8(content));
    }
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static void compare(Path folder, StringBuilder text) throws IOException {
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
  }
}
