package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.ssh.SshLogin.Password;
import dev.crashcart.core.ssh.SshState.Configuration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write, read by the real sshd ({@code sshd -T -f}); no server is started. */
class RealSshdTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final SshSurroundings AROUND = new SshSurroundings(List.of("ann"), false);

  private static final String OTHERS =
      """
      Include /etc/ssh/sshd_config.d/*.conf
      UsePAM yes
      PermitRootLogin yes
      Match User ann
        PasswordAuthentication yes
      Match Group nobody-is-in-it
        X11Forwarding no
      """;

  @TempDir Path temp;
  private Host host;

  @BeforeEach
  void sshdIsHere() throws HostFailure {
    assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root and openssh-server: run by .ci/run (-Dcrashcart.real=true)");
    host = LinuxHost.live();
    assumeTrue(host.hasCommand("sshd"), "needs openssh-server");
    assumeTrue(host.facts("/run/sshd").isPresent(), "needs the folder /run/sshd");
  }

  /** Random settings: sshd takes them, has them in force, and the matrix says what sshd says. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void hasInForceWhatIsWanted(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      SshService service = service(random);
      SshdConfiguration others = others();
      SshState nothing = state(Map.of());
      SshDropIn dropIn = new SshDropIn(service, AROUND, others, nothing);
      String whole = others.with(dropIn.text().orElse("")).text();
      Map<String, List<String>> inForce = SshQuestions.parse(ask(whole, List.of()));
      List<Change> left = new SshDifferences(service, dropIn, state(inForce)).changes();
      assertThat(left).as(whole).isEmpty();
      for (String name : List.of("root", "ann", "bob")) {
        SshLogin login =
            new SshLogin(
                name, name.equals("root") ? 0 : 1000, Password.SET, "/bin/sh", List.of(), 1, false);
        Map<String, List<String>> asked =
            SshQuestions.parse(
                ask(whole, List.of("-C", "user=" + name + ",host=h,addr=192.0.2.1")));
        AccessRow row =
            AccessMatrix.row(
                login, new SshInForce(inForce).computedFor(login, dropIn), asked, false);
        assertThat(row.password().confirmed()).as(name + row + whole).isTrue();
        assertThat(row.key().confirmed()).as(name + row + whole).isTrue();
        assertThat(asked.get("allowtcpforwarding"))
            .as(name + whole)
            .isEqualTo(inForce.get("allowtcpforwarding"));
      }
    }
  }

  @Test
  void aBrokenLineIsToldWithItsPlace() throws Exception {
    SshdConfiguration others = others();
    String whole = others.with("Port 2222\nLogLevell DEBUG\nMatch all\n").text();
    CommandResult result = run(whole, List.of("-t"));
    assertThat(result.succeeded()).isFalse();
    java.util.regex.Matcher line =
        java.util.regex.Pattern.compile("line ([0-9]+)").matcher(result.errors());
    assertThat(line.find()).isTrue();
    assertThat(
            others
                .with("Port 2222\nLogLevell DEBUG\nMatch all\n")
                .find(Integer.parseInt(line.group(1))))
        .hasValueSatisfying(
            found -> {
              assertThat(found.path()).isEqualTo(SshdConfiguration.DROP_IN);
              assertThat(found.number()).isEqualTo(2);
            });
  }

  private static SshdConfiguration others() {
    return SshdConfiguration.of(
        Map.of(
            SshdConfiguration.MAIN,
            new SshdFile(SshdConfiguration.MAIN, OTHERS, FileFacts.file(0644, 0, 0))));
  }

  private static SshState state(Map<String, List<String>> inForce) {
    return new SshState(
        true,
        true,
        "ssh.service",
        true,
        true,
        Optional.empty(),
        inForce,
        List.of(),
        Configuration.NONE);
  }

  private String ask(String whole, List<String> more) throws Exception {
    List<String> options = new ArrayList<>(List.of("-T"));
    options.addAll(more);
    CommandResult result = run(whole, options);
    assertThat(result.succeeded()).as(result.errors() + whole).isTrue();
    return result.output();
  }

  private CommandResult run(String whole, List<String> options) throws Exception {
    Path file = temp.resolve("sshd_config");
    Files.writeString(file, whole, StandardCharsets.ISO_8859_1);
    List<String> command = new ArrayList<>(List.of("sshd", "-f", file.toString()));
    command.addAll(options);
    return host.run(command, new byte[0], LIMIT);
  }

  private static SshService service(Random random) {
    List<String> weak = new ArrayList<>(SshAlgorithms.WEAK);
    weak.removeIf(name -> random.nextInt(4) > 0);
    return new SshService(
        Optional.of(true),
        maybe(random, 1 + random.nextInt(65_535)),
        random.nextBoolean() ? List.of() : List.of(IpAddress.of("192.0.2.5"), IpAddress.of("::1")),
        maybe(random, random.nextBoolean()),
        maybe(random, random.nextBoolean()),
        maybe(random, random.nextBoolean()),
        maybe(random, random.nextBoolean()),
        random.nextBoolean() ? List.of() : List.of("sudo", "users"),
        maybe(random, random.nextBoolean()),
        maybe(random, random.nextInt(100)),
        random.nextBoolean() ? List.of() : List.of("Hello"),
        weak,
        random.nextBoolean()
            ? List.of()
            : List.of("LogLevel VERBOSE", "Match Address 10.0.0.0/8", "  X11Forwarding no"));
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value);
  }
}
