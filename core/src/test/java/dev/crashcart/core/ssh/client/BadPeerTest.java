package dev.crashcart.core.ssh.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.keys.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Machines that hang, babble, flood or hang up at each stage: a sentence in time, no thread left.
 */
@Timeout(90)
class BadPeerTest {
  private static final Duration LIMIT = Duration.ofMillis(1500);

  /** What stages before the hanging one, closing, and a busy machine may take besides. */
  private static final Duration AT_MOST = Duration.ofSeconds(12);

  private static final byte[] GREETING = "SSH-2.0-Bad\r\n".getBytes(StandardCharsets.US_ASCII);

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

  private static final BadPeer.Manners HANG = (visitor, in, out) -> in.transferTo(nowhere());

  private static final BadPeer.Manners CLOSE =
      (visitor, in, out) -> {
        // Only a visitor who has said something has surely come in.
        in.read();
        visitor.close();
      };

  private static final BadPeer.Manners RESET =
      (visitor, in, out) -> {
        in.read();
        visitor.setSoLinger(true, 0);
        visitor.close();
      };

  private static final BadPeer.Manners GARBAGE =
      (visitor, in, out) -> {
        byte[] noise = new byte[64 << 10];
        new Random(4).nextBytes(noise);
        out.write(noise);
        in.transferTo(nowhere());
      };

  private static final BadPeer.Manners FLOOD =
      (visitor, in, out) -> {
        byte[] line = "All work and no play makes Jack a dull boy.\r\n".repeat(200).getBytes();
        for (int i = 0; i < 10 << 20; i += line.length) {
          out.write(line);
        }
        in.transferTo(nowhere());
      };

  private static final BadPeer.Manners DRIP =
      (visitor, in, out) -> {
        for (int i = 0; i < 100; i++) {
          out.write('a');
          out.flush();
          pause();
        }
      };

  private static java.io.OutputStream nowhere() {
    return java.io.OutputStream.nullOutputStream();
  }

  private static void pause() throws IOException {
    try {
      boolean never = new CountDownLatch(1).await(100, java.util.concurrent.TimeUnit.MILLISECONDS);
      assert !never;
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private static BadPeer.Manners manners(String name) {
    return switch (name) {
      case "hang" -> HANG;
      case "close" -> CLOSE;
      case "reset" -> RESET;
      case "garbage" -> GARBAGE;
      case "flood" -> FLOOD;
      default -> DRIP;
    };
  }

  private TestReport test(Connection connection) throws HostFailure {
    long begun = System.nanoTime();
    TestReport report = Peer.machine(connection).test(Peer.pair(mine), stage -> {});
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_MOST);
    assertThat(report.stages()).hasSize(Stage.values().length);
    StageResult failure = report.failure().orElseThrow();
    assertThat(failure.sentence()).isNotBlank().endsWith(".").doesNotContain("Exception");
    assertThat(failure.whatToDo()).isNotBlank();
    return report;
  }

  private static Connection to(int port, List<dev.crashcart.core.config.PublicKeyLine> accepted) {
    return Peer.to(port, Cipher.STANDARD, accepted, LIMIT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hang|It did not greet as SSH does within 1500 ms.",
        "drip|It did not greet as SSH does within 1500 ms.",
        "close|It closed the connection without a greeting.",
        "reset|It closed the connection without a greeting.",
        "garbage|It does not speak SSH",
        "flood|It does not speak SSH, but said: All work"
      })
  void insteadOfAGreeting(String what, String sentence) throws Exception {
    try (BadPeer peer = new BadPeer(manners(what))) {
      TestReport report = test(to(peer.port(), List.of()));
      // Both may come before the connection is noticed at all.
      boolean ends = what.equals("reset") || what.equals("close");
      boolean early = ends && failed(report, Stage.CONNECT);
      assertThat(early || failed(report, Stage.GREETING)).isTrue();
      assertThat(report.failure().orElseThrow().sentence())
          .startsWith(early ? "It closed the connection" : sentence);
      assertThatThrownBy(() -> Peer.machine(to(peer.port(), List.of())).hostKeys())
          .isInstanceOf(HostFailure.class)
          .hasMessageStartingWith(ends ? "It closed" : sentence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hang|It did not agree upon a cipher within 1500 ms.",
        "drip|",
        "close|It closed the connection before it could agree upon a cipher.",
        "reset|It closed the connection before it could agree upon a cipher.",
        "garbage|What it sent is no SSH",
        "flood|What it sent is no SSH"
      })
  void insteadOfACipher(String what, String sentence) throws Exception {
    try (BadPeer peer =
        new BadPeer(
            (visitor, in, out) -> {
              out.write(GREETING);
              manners(what).meet(visitor, in, out);
            })) {
      TestReport report = test(to(peer.port(), List.of()));
      // A reset overtakes what was said before it, even the connection itself.
      boolean early =
          Set.of("reset", "close").contains(what)
              && (failed(report, Stage.GREETING) || failed(report, Stage.CONNECT));
      assertThat(early || failed(report, Stage.CIPHER)).isTrue();
      assertThat(report.failure().orElseThrow().sentence())
          .startsWith(early ? "It closed the connection" : sentence == null ? "" : sentence);
    }
  }

  private static boolean failed(TestReport report, Stage stage) {
    return report.failure().orElseThrow().stage() == stage;
  }

  /** An honest machine stops being so after this many bytes: in the key exchange and later. */
  @ParameterizedTest
  @CsvSource({
    "200, hang", "200, close", "200, garbage", "1200, hang", "1200, reset", "1800, hang",
    "1800, close", "1800, garbage", "1800, flood", "2600, hang", "2600, close", "2600, garbage",
    "2900, hang", "2900, close", "3000, drip"
  })
  void afterSomeBytes(int bytes, String what) throws Exception {
    try (Peer honest = new Peer(temp, Peer.key()).letIn(mine).start();
        BadPeer peer =
            new BadPeer(BadPeer.between(honest.server().getPort(), bytes, manners(what)))) {
      test(to(peer.port(), honest.shows()));
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    TestReport report = test(to(port, List.of()));
    assertThat(report.failure().orElseThrow().sentence())
        .isEqualTo("Nobody listens at port " + port + " of 127.0.0.1: Connection refused.");
  }

  @Test
  void aFullQueueIsSilence() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FullQueue full = new FullQueue(socket)) {
      TestReport report = test(to(full.port(), List.of()));
      assertThat(report.failure().orElseThrow().stage()).isEqualTo(Stage.CONNECT);
      assertThat(report.failure().orElseThrow().sentence())
          .isEqualTo("Nothing answered at port " + full.port() + " of 127.0.0.1 within 1500 ms.");
    }
  }

  /** A port whose queue of visitors is full: the kernel answers nobody any more. */
  private static final class FullQueue implements AutoCloseable {
    private final int port;
    private final List<java.nio.channels.SocketChannel> waiting =
        new java.util.concurrent.CopyOnWriteArrayList<>();

    FullQueue(ServerSocket socket) throws IOException {
      port = socket.getLocalPort();
      for (int i = 0; i < 5; i++) {
        java.nio.channels.SocketChannel one = java.nio.channels.SocketChannel.open();
        one.configureBlocking(false);
        one.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        waiting.add(one);
      }
    }

    int port() {
      return port;
    }

    @Override
    public void close() throws IOException {
      for (java.nio.channels.SocketChannel one : waiting) {
        one.close();
      }
    }
  }

  @Test
  void aNameThatIsNotKnown() throws Exception {
    Connection named = named("no-such-machine.example");
    OtherMachine machine = new OtherMachine(named, (name, limit) -> List.of(), () -> false);
    TestReport report = machine.test(Peer.pair(mine), stage -> {});
    assertThat(report.failure().orElseThrow().sentence())
        .isEqualTo("There is no machine named no-such-machine.example.");
  }

  @Test
  void aNameServerThatIsSilent() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    OtherMachine machine =
        new OtherMachine(
            named("slow.example"),
            (name, limit) -> {
              try {
                never.await();
              } catch (InterruptedException ended) {
                throw new HostFailure("ended");
              }
              return List.of();
            },
            () -> false);
    TestReport report = machine.test(Peer.pair(mine), stage -> {});
    assertThat(report.failure().orElseThrow().stage()).isEqualTo(Stage.RESOLVE);
    assertThat(report.failure().orElseThrow().sentence()).contains("within 1500 ms.");
  }

  @Test
  void oneOfSeveralAddressesIsEnough() throws Exception {
    try (Peer honest = new Peer(temp, Peer.key()).letIn(mine).start()) {
      Connection named =
          new Connection(
              honest.connection().name(),
              java.util.Optional.of("two.example"),
              honest.server().getPort(),
              Peer.USER,
              honest.connection().keyPair(),
              honest.shows(),
              Cipher.STANDARD,
              Peer.LIMIT);
      OtherMachine machine =
          new OtherMachine(named, (name, limit) -> List.of("127.0.0.9", "127.0.0.1"), () -> false);
      assertThat(machine.test(Peer.pair(mine), stage -> {}).works()).isTrue();
    }
  }

  private static Connection named(String host) {
    Connection plain = to(22, List.of());
    return new Connection(
        plain.name(),
        java.util.Optional.of(host),
        22,
        plain.username(),
        plain.keyPair(),
        List.of(),
        Cipher.STANDARD,
        LIMIT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverHasHadEnoughIsHeard(boolean byInterrupt) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (BadPeer peer = new BadPeer(HANG)) {
      Connection patient = Peer.to(peer.port(), Cipher.STANDARD, List.of(), Duration.ofMinutes(5));
      OtherMachine machine = new OtherMachine(patient, Resolver::here, enough::get);
      Thread me = Thread.currentThread();
      TestReport report =
          machine.test(
              Peer.pair(mine),
              stage -> {
                if (stage.stage() == Stage.CONNECT && byInterrupt) {
                  me.interrupt();
                }
                enough.set(stage.stage() == Stage.CONNECT && !byInterrupt || enough.get());
              });
      assertThat(report.ending()).isEqualTo(Ending.STOPPED);
      assertThat(Thread.interrupted()).isEqualTo(byInterrupt);
    }
  }

  @Test
  void aFileThatStopsMovingEnds() throws Exception {
    try (Peer honest = new Peer(temp, Peer.key()).letIn(mine).start();
        BadPeer peer = new BadPeer(BadPeer.between(honest.server().getPort(), 4500, HANG))) {
      OtherMachine machine = Peer.machine(to(peer.port(), honest.shows()));
      long begun = System.nanoTime();
      assertThatThrownBy(
              () ->
                  machine.push(
                      Peer.pair(mine),
                      new ByteArrayInputStream(new byte[8 << 20]),
                      "big",
                      "big",
                      0600))
          .isInstanceOf(HostFailure.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_MOST);
      assertThat(honest.home().resolve("big")).doesNotExist();
    }
  }

  @Test
  void aCommandWhoseConnectionBreaksHasItsSentence() throws Exception {
    try (Peer honest = new Peer(temp, Peer.key()).letIn(mine).start();
        BadPeer peer = new BadPeer(BadPeer.between(honest.server().getPort(), 5000, CLOSE))) {
      assertThatThrownBy(
              () ->
                  Peer.machine(to(peer.port(), honest.shows()))
                      .run(
                          Peer.pair(mine),
                          List.of("yes"),
                          new ByteArrayInputStream(new byte[0]),
                          new ByteArrayOutputStream(),
                          new ByteArrayOutputStream()))
          .isInstanceOf(HostFailure.class)
          .hasMessageStartingWith("The connection was lost before the command ended");
    }
  }
}
