package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * What the library tells of one session while it goes on, on its own threads; whoever waits is
 * woken. It judges the host key too.
 */
final class SessionWatch implements SessionListener, ServerKeyVerifier {
  private static final int MOST_LINES = 5;

  private final Waiting waiting;
  private final Predicate<PublicKeyLine> accepted;
  private final List<String> linesBefore = new ArrayList<>();
  private volatile Optional<String> greeting = Optional.empty();
  private volatile Map<KexProposalOption, String> ours = Map.of();
  private volatile Map<KexProposalOption, String> theirs = Map.of();
  private volatile Map<KexProposalOption, String> agreed = Map.of();
  private volatile Optional<PublicKeyLine> hostKey = Optional.empty();
  private volatile Optional<Throwable> fault = Optional.empty();
  private volatile Optional<String> farewell = Optional.empty();
  private volatile boolean keyed;
  private volatile boolean trusted;
  private volatile boolean closed;

  /**
   * A watch for one session.
   *
   * @param accepted which host keys are gone on with
   */
  SessionWatch(Waiting waiting, Predicate<PublicKeyLine> accepted) {
    this.waiting = waiting;
    this.accepted = accepted;
  }

  /** The first lines that came before any greeting: what a machine says that has no time for us. */
  List<String> linesBefore() {
    synchronized (linesBefore) {
      return List.copyOf(linesBefore);
    }
  }

  /** Such as {@code SSH-2.0-OpenSSH_9.2p1}. */
  Optional<String> greeting() {
    return greeting;
  }

  /** What we proposed; empty before that. */
  Map<KexProposalOption, String> ours() {
    return ours;
  }

  /** What the other machine proposed; empty before that. */
  Map<KexProposalOption, String> theirs() {
    return theirs;
  }

  /** What both agreed upon; empty before that. */
  Map<KexProposalOption, String> agreed() {
    return agreed;
  }

  Optional<PublicKeyLine> hostKey() {
    return hostKey;
  }

  /** The first thing that went wrong, in the library's words. */
  Optional<Throwable> fault() {
    return fault;
  }

  /** What the other machine said when it ended the session. */
  Optional<String> farewell() {
    return farewell;
  }

  /** Whether an accepted host key was proved, and all that follows is enciphered. */
  boolean isKeyed() {
    return keyed && trusted;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
    ByteArrayBuffer blob = new ByteArrayBuffer();
    blob.putRawPublicKey(key);
    byte[] data = blob.getCompactData();
    String type = new ByteArrayBuffer(data).getString();
    PublicKeyLine line = new PublicKeyLine("", type, Base64.getEncoder().encodeToString(data), "");
    hostKey = Optional.of(line);
    trusted = accepted.test(line);
    waiting.wake();
    return trusted;
  }

  @Override
  public void sessionPeerIdentificationLine(Session session, String line, List<String> before) {
    synchronized (linesBefore) {
      if (linesBefore.size() < MOST_LINES) {
        linesBefore.add(line);
      }
    }
  }

  @Override
  public void sessionPeerIdentificationReceived(
      Session session, String version, List<String> before) {
    greeting = Optional.of(version);
    waiting.wake();
  }

  @Override
  public void sessionNegotiationStart(
      Session session,
      Map<KexProposalOption, String> client,
      Map<KexProposalOption, String> server) {
    ours = Map.copyOf(client);
    theirs = Map.copyOf(server);
    waiting.wake();
  }

  @Override
  public void sessionNegotiationEnd(
      Session session,
      Map<KexProposalOption, String> client,
      Map<KexProposalOption, String> server,
      Map<KexProposalOption, String> negotiated,
      Throwable reason) {
    if (reason == null) {
      agreed = Map.copyOf(negotiated);
    }
    waiting.wake();
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event == Event.KeyEstablished) {
      keyed = true;
    }
    waiting.wake();
  }

  @Override
  public void sessionException(Session session, Throwable thrown) {
    if (fault.isEmpty()) {
      fault = Optional.of(thrown);
    }
    waiting.wake();
  }

  @Override
  public void sessionDisconnect(
      Session session, int reason, String text, String language, boolean ours) {
    if (!ours) {
      farewell = Optional.ofNullable(text).filter(words -> !words.isBlank());
    }
    waiting.wake();
  }

  @Override
  public void sessionClosed(Session session) {
    closed = true;
    waiting.wake();
  }
}
