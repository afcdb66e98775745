package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;

/**
 * The way to another machine up to the proof of its host key: connect, greeting, cipher, host key.
 * Each stage ends within the connection's limit; on failure everything is closed again.
 */
final class Handshake {
  private final Connection connection;
  private final Attempt attempt;
  private final SessionWatch watch;
  private final SshClient client;
  private final HandshakeFailures failures;

  private Handshake(Connection connection, Attempt attempt, SessionWatch watch, SshClient client) {
    this.connection = connection;
    this.attempt = attempt;
    this.watch = watch;
    this.client = client;
    this.failures = new HandshakeFailures(connection, attempt, watch);
  }

  /**
   * Shakes hands, and goes on only with one of the accepted host keys.
   *
   * @param cipher that of the connection, or another where a password goes over it
   */
  static OpenSession open(
      Connection connection, Cipher cipher, List<InetAddress> addresses, Attempt attempt)
      throws HostFailure {
    SessionWatch watch =
        new SessionWatch(
            attempt.waiting(), key -> connection.hostKeys().stream().anyMatch(key::isSameKey));
    List<String> first = connection.hostKeys().stream().map(PublicKeyLine::type).toList();
    SshClient client = ClientSetup.start(cipher, KeyTypes.preferring(first), watch);
    Optional<OpenSession> open = Optional.empty();
    try {
      Handshake handshake = new Handshake(connection, attempt, watch, client);
      ClientSession session = handshake.meet(addresses);
      handshake.hostKey();
      open = Optional.of(new OpenSession(client, session, watch));
      return open.get();
    } finally {
      watch.hostKey().ifPresent(attempt::showed);
      if (open.isEmpty()) {
        ClientSetup.stop(client);
      }
    }
  }

  /**
   * Shakes hands until a key of one of these types was shown and proved, and hangs up; tells what
   * the other machine proposed too.
   */
  static SessionWatch look(
      Connection connection, List<String> types, List<InetAddress> addresses, Attempt attempt)
      throws HostFailure {
    SessionWatch watch = new SessionWatch(attempt.waiting(), key -> false);
    SshClient client = ClientSetup.start(Cipher.STANDARD, KeyTypes.only(types), watch);
    try {
      Handshake handshake = new Handshake(connection, attempt, watch, client);
      handshake.meet(addresses);
      attempt.begin(Stage.HOST_KEY);
      Waiting.End end = handshake.await(() -> watch.hostKey().isPresent());
      if (watch.hostKey().isEmpty()) {
        throw handshake.failures.broken(end, HandshakeFailures.PROVE);
      }
      return watch;
    } finally {
      ClientSetup.stop(client);
    }
  }

  private ClientSession meet(List<InetAddress> addresses) throws HostFailure {
    ClientSession session = connect(addresses);
    greeting();
    cipher();
    return session;
  }

  private ClientSession connect(List<InetAddress> addresses) throws HostFailure {
    attempt.begin(Stage.CONNECT);
    long deadline = System.nanoTime() + connection.connectTimeout().toNanos();
    Optional<Throwable> why = Optional.empty();
    for (int i = 0; i < addresses.size(); i++) {
      // One silent address leaves its share to the others.
      Duration share = Duration.ofNanos((deadline - System.nanoTime()) / (addresses.size() - i));
      InetSocketAddress target = new InetSocketAddress(addresses.get(i), connection.port());
      ConnectFuture future = start(target);
      future.addListener(done -> attempt.waiting().wake());
      Waiting.End end = attempt.waiting().until(future::isDone, share);
      if (future.isConnected()) {
        attempt.passed("Port " + connection.port() + " of " + text(target) + " is open.");
        return future.getSession();
      }
      if (end == Waiting.End.STOPPED) {
        future.cancel();
        throw attempt.stopped();
      }
      why = end == Waiting.End.TIME_UP ? why : Optional.ofNullable(future.getException());
      if (end == Waiting.End.TIME_UP) {
        future.cancel();
      }
    }
    throw refused(addresses, why);
  }

  private ConnectFuture start(InetSocketAddress target) throws HostFailure {
    try {
      return client.connect(connection.username(), target, null, null);
    } catch (IOException | RuntimeException refused) {
      throw attempt.failed(
          Ending.FAILED,
          "It could not be connected to " + text(target) + ": " + Foreign.reason(refused) + ".",
          "Look at the address.");
    }
  }

  private HostFailure refused(List<InetAddress> addresses, Optional<Throwable> why) {
    String where =
        "port "
            + connection.port()
            + " of "
            + String.join(", ", addresses.stream().map(Addresses::text).toList());
    Optional<Throwable> cause = why.map(Foreign::root);
    if (cause.filter(ConnectException.class::isInstance).isPresent()) {
      return attempt.failed(
          Ending.FAILED,
          "Nobody listens at " + where + ": " + Foreign.reason(cause.get()) + ".",
          "Start SSH there, or give the port it listens at.");
    }
    if (cause.filter(NoRouteToHostException.class::isInstance).isPresent()) {
      return attempt.failed(
          Ending.FAILED,
          "There is no way to " + where + ": " + Foreign.reason(cause.get()) + ".",
          "Test the network: crashcart network test");
    }
    return attempt.failed(
        Ending.FAILED,
        cause.isPresent()
            ? "It closed the connection to " + where + " at once."
            : "Nothing answered at " + where + " within " + failures.limit() + ".",
        "Is the machine on, and does a firewall let port " + connection.port() + " through?");
  }

  private static String text(InetSocketAddress target) {
    return Addresses.text(target.getAddress());
  }

  private void greeting() throws HostFailure {
    attempt.begin(Stage.GREETING);
    Waiting.End end = await(() -> watch.greeting().isPresent());
    if (watch.greeting().isEmpty()) {
      throw failures.greeting(end);
    }
    attempt.passed("It is " + Foreign.shown(watch.greeting().orElse("")) + ".");
  }

  private void cipher() throws HostFailure {
    attempt.begin(Stage.CIPHER);
    Waiting.End end = await(() -> !watch.agreed().isEmpty());
    if (watch.agreed().isEmpty()) {
      throw failures.cipher(end);
    }
    attempt.passed(Proposals.sentence(watch.agreed()));
  }

  private void hostKey() throws HostFailure {
    attempt.begin(Stage.HOST_KEY);
    Waiting.End end = await(watch::isKeyed);
    if (!watch.isKeyed()) {
      throw failures.hostKey(end);
    }
    PublicKeyLine key = watch.hostKey().orElseThrow();
    attempt.passed("The accepted one: " + key.shortType() + " " + key.fingerprint() + ".");
  }

  private Waiting.End await(BooleanSupplier happened) {
    return attempt
        .waiting()
        .until(() -> happened.getAsBoolean() || watch.isClosed(), connection.connectTimeout());
  }
}
