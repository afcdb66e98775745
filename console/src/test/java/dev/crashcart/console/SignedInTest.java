package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedInTest {
  @TempDir Path root;

  @BeforeEach
  void aProcess() throws IOException {
    Files.createDirectories(root.resolve("proc/self/fd"));
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        root.resolve("etc/passwd"),
        "root:x:0:0:root:/root:/bin/bash\nann:x:1000:1000::/home/ann:/bin/sh\n");
  }

  private SignedIn signedIn(Map<String, String> environment) {
    return new SignedIn(root, environment);
  }

  private void proc(String name, String content) throws IOException {
    Files.writeString(root.resolve("proc/self").resolve(name), content);
  }

  @Test
  void sudoTellsTheAccount() throws IOException {
    proc("loginuid", "1000");
    assertThat(signedIn(Map.of("SUDO_USER", "bob")).account()).hasValue("bob");
  }

  @Test
  void theLoginTellsTheAccount() throws IOException {
    proc("loginuid", "1000\n");
    assertThat(signedIn(Map.of()).account()).hasValue("ann");
    proc("loginuid", "4711");
    assertThat(signedIn(Map.of()).account()).hasValue("uid 4711");
  }

  @Test
  void atAnOpenConsoleNobodySignedIn() throws IOException {
    assertThat(signedIn(Map.of()).account()).isEmpty();
    proc("loginuid", "4294967295");
    assertThat(signedIn(Map.of("SUDO_USER", "")).account()).isEmpty();
  }

  @Test
  void theControlGroupTellsTheSession() throws IOException {
    assertThat(signedIn(Map.of()).session()).isEmpty();
    proc("cgroup", "0::/user.slice/user-1000.slice/session-c12.scope\n");
    assertThat(signedIn(Map.of()).session()).hasValue("c12");
    proc("cgroup", "0::/system.slice/ssh.service\n");
    assertThat(signedIn(Map.of()).session()).isEmpty();
  }

  @Test
  void onlyATerminalIsOne() throws IOException {
    assertThat(signedIn(Map.of()).terminal()).isEmpty();
    Files.createSymbolicLink(root.resolve("proc/self/fd/0"), Path.of("/dev/ttyS0"));
    assertThat(signedIn(Map.of()).terminal()).hasValue("/dev/ttyS0");
    assertThat(signedIn(Map.of()).atTerminal()).isFalse();
    Files.createSymbolicLink(root.resolve("proc/self/fd/1"), Path.of("/dev/null"));
    assertThat(signedIn(Map.of()).atTerminal()).isFalse();
    Files.delete(root.resolve("proc/self/fd/1"));
    Files.createSymbolicLink(root.resolve("proc/self/fd/1"), Path.of("/dev/pts/3"));
    assertThat(signedIn(Map.of()).atTerminal()).isTrue();
  }

  @Test
  void sshTellsItself() {
    assertThat(signedIn(Map.of("SSH_CONNECTION", "10.0.0.9 51000 10.0.0.1 22")).overSsh()).isTrue();
    assertThat(signedIn(Map.of("SSH_CONNECTION", "")).overSsh()).isFalse();
  }

  @Test
  void theSessionTellsThatItIsOverSsh() throws IOException {
    proc("cgroup", "0::/user.slice/user-1000.slice/session-c12.scope\n");
    Files.createDirectories(root.resolve("run/systemd/sessions"));
    Path session = root.resolve("run/systemd/sessions/c12");
    Files.writeString(session, "UID=1000\nREMOTE=1\nSERVICE=sshd\n");
    assertThat(signedIn(Map.of()).overSsh()).isTrue();
    Files.writeString(session, "UID=1000\nREMOTE=0\nSERVICE=login\n");
    assertThat(signedIn(Map.of()).overSsh()).isFalse();
  }

  @Test
  void behindSudoTheParentTellsThatItIsOverSsh() throws IOException {
    process("self", "java", 30);
    process("30", "sudo (deep) ", 20);
    process("20", "bash", 10);
    process("10", "sshd", 1);
    process("1", "systemd", 0);
    assertThat(signedIn(Map.of()).overSsh()).isTrue();
    process("10", "sshd-session", 1);
    assertThat(signedIn(Map.of()).overSsh()).isTrue();
    process("10", "login", 1);
    assertThat(signedIn(Map.of()).overSsh()).isFalse();
  }

  private void process(String id, String name, int parent) throws IOException {
    Files.createDirectories(root.resolve("proc").resolve(id));
    Files.writeString(
        root.resolve("proc").resolve(id).resolve("stat"),
        id.replace("self", "40") + " (" + name + ") S " + parent + " 40 40 0 -1\n");
  }
}
