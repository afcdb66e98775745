package dev.crashcart.core.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pretend sshd against written answers and against the real one. The answers show only what
 * differs from an empty configuration; {@code GOLDEN=update} rewrites them.
 */
class SimulatedSshdTest {
  private static final Path ANSWERS = Path.of("src/test/resources/sshd/answers.txt");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path temp;
  private SimulatedHost host;

  @BeforeEach
  void create() throws Exception {
    host = new PretendMachine(temp.resolve("demo")).host;
    host.makeFolder(SimulatedSshd.RUNTIME_FOLDER, FileFacts.folder(0755, 0, 0));
  }

  private CommandResult simulated(SshdCase asked) throws Exception {
    String folder = SshdCase.FOLDER;
    for (String old : host.names(folder + "/d")) {
      host.remove(folder + "/d/" + old);
    }
    byte[] key = host.read("/etc/ssh/ssh_host_ed25519_key").orElseThrow();
    host.write(folder + "/key", key, FileFacts.file(0600, 0, 0));
    for (Map.Entry<String, String> file : asked.files().entrySet()) {
      host.write(
          folder + "/" + file.getKey(),
          file.getValue().replace("DIR", folder).getBytes(UTF_8),
          FileFacts.file(0644, 0, 0));
    }
    return host.run(asked.command(folder), new byte[0], LIMIT);
  }

  private Set<String> usual() throws Exception {
    SshdCase empty = new SshdCase("", List.of(), Map.of("main", "HostKey DIR/key\n"));
    return new TreeSet<>(simulated(empty).output().lines().toList());
  }

  @Test
  void every_case_is_answered_as_written() throws Exception {
    Set<String> usual = usual();
    StringBuilder all = new StringBuilder();
    for (SshdCase asked : SshdCase.all()) {
      all.append("=== ").append(asked).append('\n');
      all.append(SshdCase.answer(simulated(asked), SshdCase.FOLDER, usual));
    }
    if ("update".equals(System.getenv("GOLDEN"))) {
      Files.writeString(ANSWERS, all.toString(), UTF_8);
    }
    assertThat(all.toString()).isEqualTo(Files.readString(ANSWERS, UTF_8));
  }

  @Test
  void the_real_one_answers_the_same() throws Exception {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, openssh-server: run by .ci/run (-Dcrashcart.real=true)");
    assumeTrue(
        LinuxCommands.run(List.of("ssh", "-V"), new byte[0], LIMIT)
            .errors()
            .startsWith("OpenSSH_9.2"),
        "the simulated sshd is OpenSSH 9.2, the one here is another");
    Files.createDirectories(Path.of("/run/sshd"));
    int number = 0;
    List<String> differences = new ArrayList<>();
    for (SshdCase asked : SshdCase.all()) {
      Path folder = Files.createDirectories(temp.resolve("real" + number++));
      CommandResult real = real(asked, folder);
      List<String> ours = lines(SshdCase.answer(simulated(asked), SshdCase.FOLDER, Set.of()));
      List<String> theirs = lines(SshdCase.answer(real, folder.toString(), Set.of()));
      ours.stream()
          .filter(line -> !theirs.contains(line))
          .forEach(line -> differences.add(asked + ": only simulated: " + line));
      theirs.stream()
          .filter(line -> !ours.contains(line))
          .forEach(line -> differences.add(asked + ": only real: " + line));
    }
    assertThat(differences).isEmpty();
    assertThat(number).isGreaterThan(20);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private CommandResult real(SshdCase asked, Path folder) throws Exception {
    Files.write(folder.resolve("key"), host.read("/etc/ssh/ssh_host_ed25519_key").orElseThrow());
    Files.setPosixFilePermissions(
        folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
    Files.createDirectory(folder.resolve("d"));
    for (Map.Entry<String, String> file : asked.files().entrySet()) {
      Files.writeString(
          folder.resolve(file.getKey()), file.getValue().replace("DIR", folder.toString()));
    }
    return LinuxCommands.run(asked.command(folder.toString()), new byte[0], LIMIT);
  }
}
