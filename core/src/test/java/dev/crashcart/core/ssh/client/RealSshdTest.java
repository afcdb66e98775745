package dev.crashcart.core.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real sshd on the loopback, with keys and files of its own; nothing of the system's is used. */
@Timeout(120)
class RealSshdTest {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  @TempDir Path temp;

  private final KeyFile mine = Peer.key();
  private Optional<Process> sshd = Optional.empty();
  private int port;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("crashcart.real"),
        "needs root, openssh-server, openssh-client: run by .ci/run (-Dcrashcart.real=true)");
    for (String type : List.of("rsa", "ecdsa", "ed25519")) {
      output("ssh-keygen", "-q", "-N", "", "-t", type, "-f", temp.resolve(type).toString());
    }
    Files.writeString(temp.resolve("authorized"), mine.publicKey() + "\n");
    port = freePort();
    Files.writeString(
        temp.resolve("sshd_config"),
        String.join(
            "\n",
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "ListenAddress ::1",
            "HostKey " + temp.resolve("rsa"),
            "HostKey " + temp.resolve("ecdsa"),
            "HostKey " + temp.resolve("ed25519"),
            "AuthorizedKeysFile " + temp.resolve("authorized"),
            "StrictModes no",
            "PermitRootLogin yes",
            "PidFile none",
            "UsePAM no",
            "Subsystem sftp internal-sftp",
            ""));
    Files.createDirectories(Path.of("/run/sshd"));
    sshd =
        Optional.of(
            new ProcessBuilder(
                    "/usr/sbin/sshd", "-D", "-e", "-f", temp.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .start());
    listening();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (sshd.isPresent()) {
      sshd.get().destroy();
      sshd.get().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void listening() throws Exception {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!answers()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("sshd does not listen: " + Files.readString(temp.resolve("log")));
      }
      boolean never = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
      assert !never;
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String output(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = Peer.text(process.getInputStream().readAllBytes());
    process.waitFor();
    return text;
  }

  private Connection connection(Cipher cipher, List<PublicKeyLine> accepted) {
    return connection("127.0.0.1", cipher, accepted);
  }

  private Connection connection(String host, Cipher cipher, List<PublicKeyLine> accepted) {
    return new Connection(
        new SshName("real"),
        Optional.of(host),
        port,
        "root",
        Optional.of(new SshName("backup")),
        accepted,
        cipher,
        Peer.LIMIT);
  }

  private List<PublicKeyLine> found() throws Exception {
    return Peer.machine(connection(Cipher.STANDARD, List.of())).hostKeys();
  }

  @Test
  void findsWhatSshKeyscanFinds() throws Exception {
    List<String> scanned =
        output("ssh-keyscan", "-p", String.valueOf(port), "127.0.0.1")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceFirst("^\\S+ ", ""))
            .toList();
    assertThat(scanned).hasSize(3);
    assertThat(found())
        .extracting(PublicKeyLine::toString)
        .containsExactlyInAnyOrderElementsOf(scanned);
    assertThat(Peer.machine(connection("::1", Cipher.STANDARD, List.of())).hostKeys())
        .isEqualTo(found());
  }

  @Test
  void everyStagePasses() throws Exception {
    for (PublicKeyLine key : found()) {
      TestReport report =
          Peer.machine(connection(Cipher.FAST, List.of(key))).test(Peer.pair(mine), stage -> {});
      assertThat(report.works()).as(report.toString()).isTrue();
      assertThat(report.shown()).contains(key);
    }
  }

  @Test
  void refusesAChangedHostKeyAndTheCipherNone() throws Exception {
    TestReport changed =
        Peer.machine(connection(Cipher.STANDARD, List.of(Peer.key().publicKey())))
            .test(Peer.pair(mine), stage -> {});
    assertThat(changed.ending()).isEqualTo(Ending.HOST_KEY_CHANGED);
    TestReport bare =
        Peer.machine(connection(Cipher.DISABLED, found())).test(Peer.pair(mine), stage -> {});
    assertThat(bare.ending()).isEqualTo(Ending.CIPHER_REFUSED);
    assertThat(bare.failure().orElseThrow().whatToDo()).contains("OpenSSH never goes without.");
    TestReport stranger =
        Peer.machine(connection(Cipher.STANDARD, found())).test(Peer.pair(Peer.key()), stage -> {});
    assertThat(stranger.ending()).isEqualTo(Ending.KEY_REFUSED);
  }

  @Test
  void runsCommandsAndMovesFiles() throws Exception {
    OtherMachine machine = Peer.machine(connection(Cipher.STANDARD, found()));
    byte[] data = new byte[3_000_000];
    new Random(9).nextBytes(data);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(
            machine.run(
                Peer.pair(mine),
                List.of("cat; echo there >&2; exit 42"),
                new ByteArrayInputStream(data),
                out,
                err))
        .isEqualTo(42);
    assertThat(out.toByteArray()).isEqualTo(data);
    assertThat(Peer.text(err.toByteArray())).isEqualTo("there\n");
    assertThat(
            machine.run(
                Peer.pair(mine),
                List.of("kill -TERM $$"),
                new ByteArrayInputStream(new byte[0]),
                out,
                err))
        .isEqualTo(128 + 15);
    Path target = Files.writeString(temp.resolve("target"), "before");
    machine.push(Peer.pair(mine), new ByteArrayInputStream(data), "name", target.toString(), 0600);
    assertThat(Files.readAllBytes(target)).isEqualTo(data);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    machine.pull(Peer.pair(mine), target.toString(), back);
    assertThat(back.toByteArray()).isEqualTo(data);
    assertThatThrownBy(() -> machine.pull(Peer.pair(mine), "/no/such", back))
        .hasMessageStartingWith("There is no \"/no/such\" on real.");
  }
}
