package dev.crashcart.core.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.server.channel.ChannelSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole and honest machine on the loopback: everything works, or is refused with a sentence. */
@org.junit.jupiter.api.Timeout(60)
class OtherMachineTest {
  @TempDir Path temp;

  private final KeyFile mine = Peer.key();
  private Set<Thread> before;

  @BeforeEach
  void count() {
    before = Thread.getAllStackTraces().keySet();
  }

  @AfterEach
  void leavesNoThread() throws Exception {
    Threads.gone(before);
  }

  private Peer peer() throws IOException {
    return new Peer(temp.resolve("home"), Peer.key());
  }

  @Test
  void findsEveryTypeOfHostKey() throws Exception {
    KeyFile rsa = KeyFile.make(KeyKind.RSA, 2048, "");
    KeyFile p256 = KeyFile.make(KeyKind.ECDSA, 256, "");
    KeyFile p384 = KeyFile.make(KeyKind.ECDSA, 384, "");
    KeyFile p521 = KeyFile.make(KeyKind.ECDSA, 521, "");
    try (Peer peer = new Peer(temp, rsa, p521, p384, p256, Peer.key()).start()) {
      List<PublicKeyLine> found =
          Peer.machine(peer.connection(Cipher.STANDARD, List.of())).hostKeys();
      assertThat(found).containsExactlyInAnyOrderElementsOf(peer.shows());
      assertThat(found.get(0).type()).isEqualTo("ssh-ed25519");
    }
  }

  @Test
  void testPassesStageByStage() throws Exception {
    List<StageResult> told = new ArrayList<>();
    try (Peer peer = peer().letIn(mine).start()) {
      TestReport report = Peer.machine(peer.connection()).test(Peer.pair(mine), told::add);
      assertThat(report.stages()).extracting(StageResult::stage).containsExactly(Stage.values());
      assertThat(report.stages())
          .allSatisfy(stage -> assertThat(stage.verdict()).isEqualTo(StageResult.Verdict.PASSED));
      assertThat(report.ending()).isEqualTo(Ending.WORKS);
      assertThat(told).isEqualTo(report.stages());
    }
  }

  @Test
  void goesOnWithNoKeyUnlessOneWasAccepted() throws Exception {
    try (Peer peer = peer().letIn(mine).start()) {
      TestReport report =
          Peer.machine(peer.connection(Cipher.STANDARD, List.of()))
              .test(Peer.pair(mine), stage -> {});
      assertThat(report.ending()).isEqualTo(Ending.HOST_KEY_UNKNOWN);
      assertThat(report.shown()).contains(peer.shows().get(0));
      assertThat(report.failure().orElseThrow().sentence())
          .contains(peer.shows().get(0).fingerprint());
      assertThat(report.stages()).hasSize(Stage.values().length);
    }
  }

  @Test
  void raisesTheAlarmAboutAChangedHostKey() throws Exception {
    PublicKeyLine old = Peer.key().publicKey();
    try (Peer peer = peer().letIn(mine).start()) {
      TestReport report =
          Peer.machine(peer.connection(Cipher.STANDARD, List.of(old)))
              .test(Peer.pair(mine), stage -> {});
      assertThat(report.ending()).isEqualTo(Ending.HOST_KEY_CHANGED);
      assertThat(report.failure().orElseThrow().sentence())
          .contains("CHANGED", old.fingerprint(), peer.shows().get(0).fingerprint());
    }
  }

  @Test
  void asksForTheTypeThatWasAccepted() throws Exception {
    KeyFile rsa = KeyFile.make(KeyKind.RSA, 2048, "");
    try (Peer peer = new Peer(temp, Peer.key(), rsa).letIn(mine).start()) {
      TestReport report =
          Peer.machine(peer.connection(Cipher.STANDARD, List.of(rsa.publicKey())))
              .test(Peer.pair(mine), stage -> {});
      assertThat(report.ending()).isEqualTo(Ending.WORKS);
      assertThat(report.shown()).contains(rsa.publicKey());
    }
  }

  @Test
  void saysThatTheKeyIsNotAccepted() throws Exception {
    try (Peer peer = peer().start()) {
      TestReport report = Peer.machine(peer.connection()).test(Peer.pair(mine), stage -> {});
      assertThat(report.ending()).isEqualTo(Ending.KEY_REFUSED);
      assertThat(report.failure().orElseThrow().whatToDo()).contains("install-key nas02");
    }
  }

  @Test
  void noCipherOnlyWhereItIsWantedAndOffered() throws Exception {
    try (Peer peer = peer().letIn(mine).ciphers(BuiltinCiphers.none).start()) {
      TestReport bare =
          Peer.machine(peer.connection(Cipher.DISABLED, peer.shows()))
              .test(Peer.pair(mine), stage -> {});
      assertThat(bare.ending()).isEqualTo(Ending.WORKS);
      assertThat(bare.stages().get(Stage.CIPHER.ordinal()).sentence())
          .isEqualTo("The cipher is none: everybody on the way can read along.");
      TestReport usual = Peer.machine(peer.connection()).test(Peer.pair(mine), stage -> {});
      assertThat(usual.ending()).isEqualTo(Ending.CIPHER_REFUSED);
    }
    try (Peer peer = peer().letIn(mine).start()) {
      TestReport refused =
          Peer.machine(peer.connection(Cipher.DISABLED, peer.shows()))
              .test(Peer.pair(mine), stage -> {});
      assertThat(refused.ending()).isEqualTo(Ending.CIPHER_REFUSED);
      assertThat(refused.failure().orElseThrow().sentence())
          .startsWith("It does not offer the cipher none; it offers chacha20-poly1305");
    }
  }

  @Test
  void fastTakesGcmFirst() throws Exception {
    try (Peer peer = peer().letIn(mine).start()) {
      TestReport report =
          Peer.machine(peer.connection(Cipher.FAST, peer.shows()))
              .test(Peer.pair(mine), stage -> {});
      assertThat(report.stages().get(Stage.CIPHER.ordinal()).sentence())
          .isEqualTo("The cipher is aes128-gcm@openssh.com.");
    }
  }

  @Test
  void installsTheKeyOnce() throws Exception {
    try (Peer peer = peer().start()) {
      OtherMachine machine = Peer.machine(peer.connection());
      char[] password = Peer.PASSWORD.toCharArray();
      assertThat(machine.installKey(Peer.pair(mine), password).wasThere()).isFalse();
      assertThat(password).containsOnly('\0');
      assertThat(Files.readString(peer.authorizedKeys())).isEqualTo(mine.publicKey() + "\n");
      assertThat(mode(peer.authorizedKeys())).isEqualTo("rw-------");
      assertThat(mode(peer.authorizedKeys().getParent())).isEqualTo("rwx------");
      assertThat(machine.installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray()).wasThere())
          .isTrue();
      assertThat(Files.readString(peer.authorizedKeys())).isEqualTo(mine.publicKey() + "\n");
    }
  }

  @Test
  void installsBehindALineWithoutEndAndPastACommentedKey() throws Exception {
    try (Peer peer = peer().letIn(mine).start()) {
      Files.writeString(peer.authorizedKeys(), "#" + mine.publicKey() + "\n# others' line");
      Peer.machine(peer.connection()).installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray());
      assertThat(Files.readString(peer.authorizedKeys()))
          .isEqualTo("#" + mine.publicKey() + "\n# others' line\n" + mine.publicKey() + "\n");
    }
  }

  @Test
  void installsByFileWhereNoCommandsRun() throws Exception {
    try (Peer peer = peer().withoutCommands((channel, line) -> refuse(channel)).start()) {
      OtherMachine machine = Peer.machine(peer.connection());
      assertThat(machine.installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray()).wasThere())
          .isFalse();
      assertThat(machine.installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray()).wasThere())
          .isTrue();
      assertThat(Files.readString(peer.authorizedKeys())).isEqualTo(mine.publicKey() + "\n");
      assertThat(mode(peer.authorizedKeys())).isEqualTo("rw-------");
    }
  }

  private static org.apache.sshd.server.command.Command refuse(ChannelSession channel)
      throws IOException {
    throw new IOException("no commands for " + channel.getSession().getUsername());
  }

  @Test
  void refusesAWrongPasswordAndSendsNoneWithoutAcceptedHostKey() throws Exception {
    try (Peer peer = peer().start()) {
      assertThatThrownBy(
              () ->
                  Peer.machine(peer.connection())
                      .installKey(Peer.pair(mine), "wrong".toCharArray()))
          .isInstanceOf(HostFailure.class)
          .hasMessageStartingWith("The password does not open the account ann.");
      peer.server()
          .setPasswordAuthenticator(
              (user, password, session) -> {
                throw new AssertionError("it got the password");
              });
      assertThatThrownBy(
              () ->
                  Peer.machine(peer.connection(Cipher.STANDARD, List.of()))
                      .installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray()))
          .hasMessageStartingWith("No host key was accepted yet");
      assertThat(peer.authorizedKeys()).doesNotExist();
    }
  }

  @Test
  void sendsNoPasswordWithoutCipher() throws Exception {
    try (Peer peer = peer().ciphers(BuiltinCiphers.none, BuiltinCiphers.aes128gcm).start()) {
      peer.server()
          .setPasswordAuthenticator(
              (user, password, session) ->
                  !session
                      .getNegotiatedKexParameter(
                          org.apache.sshd.common.kex.KexProposalOption.C2SENC)
                      .equals("none"));
      Peer.machine(peer.connection(Cipher.DISABLED, peer.shows()))
          .installKey(Peer.pair(mine), Peer.PASSWORD.toCharArray());
      assertThat(peer.authorizedKeys()).exists();
    }
  }

  @Test
  void runsCommandsByteByByte() throws Exception {
    byte[] data = new byte[300_000];
    new Random(7).nextBytes(data);
    try (Peer peer = peer().letIn(mine).start()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int status =
          Peer.machine(peer.connection())
              .run(
                  Peer.pair(mine),
                  List.of("cat;", "echo 'to the', other >&2;", "exit 7"),
                  new ByteArrayInputStream(data),
                  out,
                  err);
      assertThat(out.toByteArray()).isEqualTo(data);
      assertThat(Peer.text(err.toByteArray())).isEqualTo("to the, other\n");
      assertThat(status).isEqualTo(7);
    }
  }

  @Test
  void aCommandEndsThoughItsInputDoesNot() throws Exception {
    try (Peer peer = peer().letIn(mine).start();
        java.io.PipedOutputStream never = new java.io.PipedOutputStream();
        InputStream in = new java.io.PipedInputStream(never)) {
      int status =
          Peer.machine(peer.connection())
              .run(
                  Peer.pair(mine),
                  List.of("exit 3"),
                  in,
                  new ByteArrayOutputStream(),
                  new ByteArrayOutputStream());
      assertThat(status).isEqualTo(3);
    }
  }

  @Test
  void aFileArrivesWholeAndComesBack() throws Exception {
    byte[] data = new byte[1_000_000];
    new Random(8).nextBytes(data);
    try (Peer peer = peer().letIn(mine).start()) {
      OtherMachine machine = Peer.machine(peer.connection());
      Files.writeString(peer.home().resolve("old"), "what was there before");
      assertThat(machine.push(Peer.pair(mine), new ByteArrayInputStream(data), "new", "old", 0600))
          .isEqualTo(data.length);
      assertThat(Files.readAllBytes(peer.home().resolve("old"))).isEqualTo(data);
      assertThat(mode(peer.home().resolve("old"))).isEqualTo("rw-------");
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      assertThat(machine.pull(Peer.pair(mine), "old", back)).isEqualTo(data.length);
      assertThat(back.toByteArray()).isEqualTo(data);
      Files.createDirectory(peer.home().resolve("folder"));
      machine.push(Peer.pair(mine), new ByteArrayInputStream(data), "new", "folder/", 0640);
      assertThat(peer.home().resolve("folder/new")).exists();
      try (var left = Files.list(peer.home())) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder(".ssh", "folder", "old");
      }
    }
  }

  @Test
  void aFileThatCannotBeReadToItsEndLeavesWhatWasThere() throws Exception {
    InputStream breaking =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("the stick was pulled");
            }
            return 'x';
          }
        };
    try (Peer peer = peer().letIn(mine).start()) {
      Files.writeString(peer.home().resolve("old"), "what was there before");
      assertThatThrownBy(
              () ->
                  Peer.machine(peer.connection())
                      .push(Peer.pair(mine), breaking, "new", "old", 0600))
          .hasMessageContaining("the stick was pulled");
      assertThat(Files.readString(peer.home().resolve("old"))).isEqualTo("what was there before");
      try (var left = Files.list(peer.home())) {
        assertThat(left.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder(".ssh", "old");
      }
    }
  }

  @Test
  void filesThatAreNotThereHaveTheirSentence() throws Exception {
    try (Peer peer = peer().letIn(mine).start()) {
      OtherMachine machine = Peer.machine(peer.connection());
      assertThatThrownBy(
              () -> machine.pull(Peer.pair(mine), "nothing", new ByteArrayOutputStream()))
          .hasMessage("There is no \"nothing\" on nas02. Look at the path; folders are not made.");
      assertThatThrownBy(
              () ->
                  machine.push(
                      Peer.pair(mine),
                      new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)),
                      "x",
                      "no/such",
                      0600))
          .hasMessageContaining("There is no \"no/such\" on nas02.");
      peer.server().setSubsystemFactories(List.of());
      assertThatThrownBy(
              () -> machine.pull(Peer.pair(mine), "nothing", new ByteArrayOutputStream()))
          .hasMessageContaining("Is SFTP on there");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
