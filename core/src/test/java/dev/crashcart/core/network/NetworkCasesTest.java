package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Json;
import dev.crashcart.core.config.JsonObject;
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
 * A folder per case: {@code desired.yaml} against the files in {@code host/} and what ip(8) printed
 * in {@code kernel/} makes the problems, changes, steps with their way back and files in {@code
 * plan.txt}; afterwards no file is left to write. {@code machine.txt} says what else is odd:
 * offline, stopped (networkd), no-resolved, rival (NetworkManager), trouble. {@code GOLDEN=update}
 * rewrites {@code plan.txt}.
 */
class NetworkCasesTest {
  private static final Path CASES = Path.of("src/test/resources/network-plans");

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
    Set<String> odd = Set.of(text(folder.resolve("machine.txt")).strip().split("\\s+"));
    SimulatedHost host = machine(folder, odd);
    Map<String, String> before = files();
    NetworkSettings desired = settings(name);
    Problems problems = new Problems();
    Seen<NetworkState> seen = seen(folder, odd, host);
    Plan plan = NetworkSection.plan(desired, seen, problems);
    StringBuilder text = new StringBuilder();
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    show(plan, text);
    for (Step step : plan.steps()) {
      if (!step.files().isEmpty()) {
        step.runOn(host);
      }
    }
    Map<String, String> after = files();
    before.keySet().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> text.append("== ").append(path).append(" is gone\n"));
    after.forEach(
        (path, content) -> {
          if (!content.equals(before.get(path))) {
            text.append("== ").append(path).append('\n').append(content);
          }
        });
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
    if (!problems.hasErrors()) {
      assertThat(NetworkSection.plan(desired, seen(folder, odd, host), new Problems()).steps())
          .noneMatch(step -> !step.files().isEmpty());
    }
  }

  private static void show(Plan plan, StringBuilder text) {
    plan.changes().forEach(change -> text.append(change).append('\n'));
    for (Step step : plan.steps()) {
      text.append("* ").append(step.describe()).append('\n');
      if (step instanceof Step.Run run) {
        run.back()
            .forEach(back -> text.append("    back: ").append(String.join(" ", back)).append('\n'));
      }
    }
    plan.risks().forEach(risk -> text.append("risk: ").append(risk).append('\n'));
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
  }

  private SimulatedHost machine(Path folder, Set<String> odd) throws IOException, HostFailure {
    SimulatedHost host = SimulatedHost.create(temp, Clock.systemUTC());
    for (String theirs : host.names("/etc/systemd/network")) {
      host.remove("/etc/systemd/network/" + theirs);
    }
    host.remove("/etc/resolv.conf");
    Files.writeString(
        temp.resolve(".simulated/services"),
        odd.contains("no-resolved")
            ? "systemd-networkd\n"
            : "systemd-networkd\nsystemd-resolved\n");
    if (Files.exists(folder.resolve("host"))) {
      copy(folder.resolve("host"), temp);
    }
    return host;
  }

  private static Seen<NetworkState> seen(Path folder, Set<String> odd, SimulatedHost host)
      throws IOException, HostFailure {
    boolean live = !odd.contains("offline");
    BackEndFiles files = BackEnds.files(BackEnds.of(BackEndName.NETWORKD), host);
    List<ForeignFile> foreign = new ArrayList<>(files.foreign());
    foreign.addAll(Owners.ifupdownFiles(host));
    foreign.addAll(Owners.observe(host));
    NetworkState state =
        new NetworkState(
            BackEndName.NETWORKD,
            !odd.contains("stopped"),
            live,
            new BackEndFiles(files.own(), foreign),
            live ? kernel(folder.resolve("kernel")) : KernelState.none(),
            odd.contains("rival") ? Optional.of(BackEndName.NETWORKMANAGER) : Optional.empty(),
            odd.contains("trouble") ? Optional.of("ip is broken.") : Optional.empty());
    return new Seen<>(state, state);
  }

  private static KernelState kernel(Path folder) throws IOException {
    List<KernelRoute> routes = new ArrayList<>();
    routes.addAll(KernelReading.routes(json(folder.resolve("route.json")), true));
    routes.addAll(KernelReading.routes(json(folder.resolve("route6.json")), false));
    KernelReading reading =
        new KernelReading(
            json(folder.resolve("link.json")), json(folder.resolve("address.json")), Set.of());
    return new KernelState(
        reading.links(), routes, List.of(IpAddress.of("192.168.1.1")), List.of());
  }

  private static List<JsonObject> json(Path file) throws IOException {
    return Files.exists(file) ? Json.readObjects(text(file)).orElseThrow() : List.of();
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(temp.resolve("etc"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            "/" + temp.relativize(file),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
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

  /** What a case wants. */
  static NetworkSettings settings(String name) throws IOException {
    byte[] desired = Files.readAllBytes(CASES.resolve(name).resolve("desired.yaml"));
    return Settings.read("desired.yaml", desired).findValue().orElseThrow().network();
  }
}
