package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshState.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder per case: {@code desired.yaml} against the files in {@code host/} (Debian's own where
 * there are none) makes the problems, changes, steps with their way back and files in {@code
 * plan.txt}; afterwards no file is left to write. {@code in-force.txt} says what {@code sshd -T}
 * prints otherwise than on a fresh Debian 12. {@code machine.txt} says what else is odd: offline,
 * missing, off, disabled, socket, over-ssh, keyless, folderless, for-a-while, unknown (sshd does
 * not answer). {@code GOLDEN=update} rewrites {@code plan.txt}.
 */
class SshCasesTest {
  private static final Path CASES = Path.of("src/test/resources/ssh-plans");
  private static final FileFacts FACTS = FileFacts.file(0644, 0, 0);
  private static final SshSurroundings AT_CONSOLE =
      new SshSurroundings(List.of("ann", "admin"), false);

  private static final String MAIN =
      """
      Include /etc/ssh/sshd_config.d/*.conf
      KbdInteractiveAuthentication no
      UsePAM yes
      X11Forwarding yes
      PrintMotd no
      AcceptEnv LANG LC_*
      Subsystem\tsftp\t/usr/lib/openssh/sftp-server
      """;

  private static final String IN_FORCE =
      """
      port 22
      listenaddress [::]:22
      listenaddress 0.0.0.0:22
      usepam yes
      clientaliveinterval 0
      permitrootlogin without-password
      pubkeyauthentication yes
      passwordauthentication yes
      kbdinteractiveauthentication no
      allowtcpforwarding yes
      allowstreamlocalforwarding yes
      permittunnel no
      ciphers chacha20-poly1305@openssh.com,aes128-ctr,aes256-gcm@openssh.com
      macs umac-64-etm@openssh.com,umac-128-etm@openssh.com,hmac-sha1,hmac-sha2-256
      kexalgorithms curve25519-sha256,diffie-hellman-group14-sha256
      hostkeyalgorithms ssh-ed25519,rsa-sha2-512
      pubkeyacceptedalgorithms ssh-ed25519,rsa-sha2-512
      banner none
      """;

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void makesItsPlan(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Set<String> odd = Set.of(text(folder.resolve("machine.txt")).strip().split("\\s+"));
    Map<String, String> files = files(folder.resolve("host"));
    SshSettings desired = settings(folder);
    SshSurroundings around =
        new SshSurroundings(AT_CONSOLE.administrators(), odd.contains("over-ssh"));
    SshState state = state(folder, odd, files);
    Problems problems = new Problems();
    Plan plan = SshSection.plan(desired, new Seen<>(state, state), around, problems);
    StringBuilder text = new StringBuilder();
    problems.all().forEach(problem -> text.append("! ").append(problem).append('\n'));
    show(plan, text);
    Map<String, String> after = new TreeMap<>(files);
    plan.steps().forEach(step -> put(step, after));
    after.forEach(
        (path, content) -> {
          if (!content.equals(files.get(path))) {
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            text.append("== ")
                .append(path)
                .append('\n')
                .append(new String(bytes, StandardCharsets.UTF_8));
          }
        });
    files.keySet().stream()
        .filter(path -> !after.containsKey(path))
        .forEach(path -> text.append("== ").append(path).append(" is gone\n"));
    Path golden = folder.resolve("plan.txt");
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).hasToString(Files.readString(golden));
    if (!problems.hasErrors()) {
      SshState then = state(folder, odd, after);
      Plan rest = SshSection.plan(desired, new Seen<>(then, then), around, new Problems());
      assertThat(rest.steps()).noneMatch(step -> !step.files().isEmpty());
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

  private static void put(Step step, Map<String, String> files) {
    if (step instanceof Step.WriteFile write) {
      byte[] bytes = write.content().reveal().getBytes(StandardCharsets.UTF_8);
      files.put(write.path(), new String(bytes, StandardCharsets.ISO_8859_1));
    } else if (step instanceof Step.EditFile edit) {
      assertThat(edit.before().orElseThrow().reveal()).isEqualTo(files.get(edit.path()));
      files.put(edit.path(), edit.after().reveal());
    } else if (step instanceof Step.RemoveFile remove) {
      files.remove(remove.path());
    }
  }

  static SshState state(Path folder, Set<String> odd, Map<String, String> files)
      throws IOException {
    Map<String, SshdFile> seen = new HashMap<>();
    files.forEach((path, content) -> seen.put(path, new SshdFile(path, content, FACTS)));
    boolean live = !odd.contains("offline");
    boolean asked =
        live && !odd.contains("unknown") && !odd.contains("keyless") && !odd.contains("folderless");
    return new SshState(
        !odd.contains("missing"),
        live,
        odd.contains("socket") ? "ssh.socket" : "ssh.service",
        live && !odd.contains("disabled"),
        live && !odd.contains("off"),
        odd.contains("for-a-while")
            ? Optional.of(Instant.parse("2026-11-21T14:30:00Z"))
            : Optional.empty(),
        asked ? inForce(folder) : Map.of(),
        List.of(),
        new Configuration(
            seen,
            Optional.empty(),
            odd.contains("folderless") ? Optional.of("/run/sshd") : Optional.empty(),
            odd.contains("keyless"),
            Set.of(),
            odd.contains("socket")));
  }

  private static Map<String, List<String>> inForce(Path folder) throws IOException {
    Map<String, List<String>> values = new LinkedHashMap<>(SshQuestions.parse(IN_FORCE));
    values.putAll(SshQuestions.parse(text(folder.resolve("in-force.txt"))));
    return values;
  }

  static SshSettings settings(Path folder) throws IOException {
    byte[] desired = Files.readAllBytes(folder.resolve("desired.yaml"));
    return Settings.read("desired.yaml", desired).findValue().orElseThrow().ssh();
  }

  static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put(SshdConfiguration.MAIN, MAIN);
    List<Path> all = new ArrayList<>();
    if (Files.exists(root)) {
      try (Stream<Path> found = Files.walk(root)) {
        all.addAll(found.filter(Files::isRegularFile).toList());
      }
    }
    for (Path file : all) {
      files.put("/" + root.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
