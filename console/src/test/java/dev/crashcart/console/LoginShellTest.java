package dev.crashcart.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The menu as a login shell: whatever is asked for is done, whoever asks for nothing sees it. */
class LoginShellTest {
  @TempDir Path temp;
  private Path loginShell;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void install() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("a place"));
    Files.copy(Path.of("bin/crashcart"), bin.resolve("crashcart"));
    loginShell = Files.copy(Path.of("bin/login-shell"), bin.resolve("login-shell"));
    environment.put("SHELL", "/bin/sh");
    environment.put("HOME", temp.toString());
    environment.put("PATH", System.getenv("PATH"));
  }

  private String run(String input, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + process.waitFor();
  }

  private String asShell(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(loginShell.toString()));
    all.addAll(List.of(words));
    return run("", all.toArray(String[]::new));
  }

  private String forced(String input) throws Exception {
    return run(input, loginShell.resolveSibling("crashcart").toString(), "login-shell");
  }

  @Test
  void a_command_is_run_as_it_is() throws Exception {
    assertThat(asShell("-c", "echo \"it's $((6 * 7))\"; exit 3")).isEqualTo("it's 42\n3");
    environment.put("SSH_ORIGINAL_COMMAND", "echo \"it's $((6 * 7))\"; exit 3");
    assertThat(forced("")).isEqualTo("it's 42\n3");
  }

  @Test
  void a_script_on_standard_input_is_run() throws Exception {
    assertThat(run("echo one\nexit 4\n", loginShell.toString())).isEqualTo("one\n4");
    assertThat(forced("echo two\nexit 5\n")).isEqualTo("two\n5");
  }

  @Test
  void what_is_run_knows_neither_of_the_menu_nor_of_limits() throws Exception {
    environment.put("SSH_ORIGINAL_COMMAND", "echo \"[$SSH_ORIGINAL_COMMAND]\"; ulimit -c");
    String before = run("", "/bin/sh", "-c", "ulimit -c").replaceFirst("0$", "");
    assertThat(forced("")).isEqualTo("[]\n" + before + "0");
    environment.remove("SSH_ORIGINAL_COMMAND");
    environment.put("SHELL", loginShell.toString());
    assertThat(asShell("-c", "echo $SHELL")).matches("/bin/(ba)?sh\n0");
  }

  @Test
  void the_sftp_that_only_sshd_has_is_replaced_by_its_program() throws Exception {
    Path server = Path.of("/usr/lib/openssh/sftp-server");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(server), "needs sftp-server");
    environment.put("SSH_ORIGINAL_COMMAND", "internal-sftp -Q requests");
    assertThat(forced("")).contains("posix-rename").endsWith("\n0");
  }

  @Test
  void a_person_at_a_terminal_sees_the_menu_and_a_shell_when_it_fails() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")), "needs script(1)");
    String menu = "#!/bin/sh\necho the menu\nexit $(cat '" + temp + "/status')\n";
    Path crashcart = loginShell.resolveSibling("crashcart");
    Files.writeString(crashcart, menu);
    Path tools = Files.createDirectories(temp.resolve("tools"));
    Path sudo = tools.resolve("sudo");
    Files.writeString(sudo, "#!/bin/sh\nshift\nexec \"$@\"\n");
    Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.merge("PATH", tools.toString(), (path, own) -> own + ":" + path);
    assertThat(atTerminal("0")).contains("the menu").doesNotContain("a shell");
    assertThat(atTerminal("70")).contains("the menu", "status 70", "a shell");
  }

  private String atTerminal(String status) throws Exception {
    Files.writeString(temp.resolve("status"), status);
    return run(
        "exit\n", "script", "-qec", "'" + loginShell + "'", temp.resolve("typescript").toString());
  }
}
