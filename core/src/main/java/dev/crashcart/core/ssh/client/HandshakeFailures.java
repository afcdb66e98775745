package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.sshd.common.kex.KexProposalOption;

/** The sentences for what goes wrong between the connection and the proof of the host key. */
final class HandshakeFailures {
  static final String PROVE = "prove its host key";

  private final Connection connection;
  private final Attempt attempt;
  private final SessionWatch watch;

  HandshakeFailures(Connection connection, Attempt attempt, SessionWatch watch) {
    this.connection = connection;
    this.attempt = attempt;
    this.watch = watch;
  }

  /** The time for each stage. */
  String limit() {
    return seconds(connection.connectTimeout().toMillis());
  }

  static String seconds(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  HostFailure greeting(Waiting.End end) {
    Optional<String> line = watch.linesBefore().stream().filter(it -> !it.isBlank()).findFirst();
    String said = line.map(it -> ", but said: " + Foreign.shown(it)).orElse("");
    String port = "Is SSH what listens at port " + connection.port() + " there?";
    return switch (end) {
      case STOPPED -> attempt.stopped();
      case TIME_UP ->
          attempt.failed(
              Ending.FAILED, "It did not greet as SSH does within " + limit() + said + ".", port);
      case HAPPENED ->
          line.isEmpty() && watch.fault().map(Foreign::root).filter(this::isLost).isPresent()
                  || line.isEmpty() && watch.fault().isEmpty()
              ? attempt.failed(
                  Ending.FAILED,
                  "It closed the connection without a greeting.",
                  "It may have too many visitors or bar this address for a while; wait a minute."
                      + " Else: "
                      + port)
              : attempt.failed(Ending.FAILED, "It does not speak SSH" + said + ".", port);
    };
  }

  private boolean isLost(Throwable thrown) {
    return thrown instanceof java.io.EOFException
        || thrown instanceof java.net.SocketException
        || thrown instanceof java.nio.channels.ClosedChannelException
        || thrown.getClass() == java.io.IOException.class;
  }

  HostFailure cipher(Waiting.End end) {
    Optional<KexProposalOption> missing = Proposals.missing(watch.ours(), watch.theirs());
    if (missing.isEmpty()) {
      return broken(end, "agree upon a cipher");
    }
    KexProposalOption kind = missing.get();
    List<String> offered = Proposals.names(watch.theirs(), kind);
    String offer = Foreign.shown(String.join(", ", offered));
    if (Proposals.isCipher(kind) && connection.cipher() == Cipher.DISABLED) {
      return attempt.failed(
          Ending.CIPHER_REFUSED,
          "It does not offer the cipher none; it offers " + offer + ".",
          "Set the cipher to standard or fast. OpenSSH never goes without.");
    }
    return attempt.failed(
        Ending.CIPHER_REFUSED,
        "It has no "
            + Proposals.word(kind)
            + " in common with this machine"
            + (offered.isEmpty() ? "." : "; it offers " + offer + "."),
        offered.equals(List.of("none"))
            ? "Set the cipher to disabled only if nobody else is on this network."
            : "Its SSH is too old or set too narrow: update it, or allow more there.");
  }

  HostFailure hostKey(Waiting.End end) {
    Optional<PublicKeyLine> shown = watch.hostKey();
    if (shown.isEmpty() || accepted(shown.get())) {
      return broken(end, PROVE);
    }
    PublicKeyLine key = shown.get();
    String its = key.shortType() + " " + key.fingerprint();
    if (connection.hostKeys().isEmpty()) {
      return attempt.failed(
          Ending.HOST_KEY_UNKNOWN,
          "No host key was accepted yet; it shows " + its + ".",
          "Compare it with what the other machine says of itself, then accept it: crashcart"
              + " connection discover "
              + connection.name());
    }
    List<PublicKeyLine> same =
        connection.hostKeys().stream().filter(it -> it.type().equals(key.type())).toList();
    String expected =
        (same.isEmpty() ? connection.hostKeys() : same)
            .stream()
                .map(it -> it.shortType() + " " + it.fingerprint())
                .collect(Collectors.joining(", "));
    return attempt.failed(
        Ending.HOST_KEY_CHANGED,
        "THE HOST KEY HAS CHANGED. It shows " + its + ", accepted was " + expected + ".",
        "Somebody may sit in between. Unless you know that the other machine was set up anew, do"
            + " not go on. Then compare and accept: crashcart connection discover "
            + connection.name());
  }

  private boolean accepted(PublicKeyLine key) {
    return connection.hostKeys().stream().anyMatch(key::isSameKey);
  }

  /** It fell silent, hung up, or sent what no SSH sends. */
  HostFailure broken(Waiting.End end, String what) {
    String farewell = watch.farewell().map(it -> ": " + Foreign.shown(it)).orElse("");
    boolean faulty =
        watch.farewell().isEmpty()
            && watch.fault().map(Foreign::root).filter(it -> !isLost(it)).isPresent();
    return switch (end) {
      case STOPPED -> attempt.stopped();
      case TIME_UP ->
          attempt.failed(
              Ending.FAILED,
              "It did not " + what + " within " + limit() + ".",
              "Try again; raise the connect timeout if the machine or the way to it is slow.");
      case HAPPENED ->
          faulty
              ? attempt.failed(
                  Ending.FAILED,
                  "What it sent is no SSH: " + Foreign.reason(watch.fault().orElseThrow()) + ".",
                  "Something on the way, or the machine itself, is broken.")
              : attempt.failed(
                  Ending.FAILED,
                  "It closed the connection before it could " + what + farewell + ".",
                  "Look into the log of SSH on the other machine.");
    };
  }
}
