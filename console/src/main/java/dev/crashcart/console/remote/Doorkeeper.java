package dev.crashcart.console.remote;

import dev.crashcart.core.apply.SshFrontDesk;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/**
 * Asks the counter about whoever is at the door (RFC 4252). Passwords are judged beside the threads
 * that serve the connections, two at a time, and a no takes its time; keys are only looked up.
 */
final class Doorkeeper implements PasswordAuthenticator, PublickeyAuthenticator {
  /** The fingerprint of the key that was accepted last, once its holder has signed. */
  private static final AttributeKey<String> KEY = new AttributeKey<>();

  private static final int JUDGED_AT_ONCE = 2;

  /** A no is not quicker than this, whatever its reason: its time must not tell the reason. */
  private static final Duration SHORTEST_NO = Duration.ofSeconds(2);

  private final SshFrontDesk desk;
  private final ScheduledThreadPoolExecutor judging =
      new ScheduledThreadPoolExecutor(
          JUDGED_AT_ONCE,
          work -> {
            Thread thread = new Thread(work, "ssh sign-in");
            thread.setDaemon(true);
            return thread;
          });

  Doorkeeper(SshFrontDesk desk) {
    this.desk = desk;
    judging.setKeepAliveTime(5, TimeUnit.SECONDS);
    judging.allowCoreThreadTimeOut(true);
  }

  @Override
  public boolean authenticate(String account, String password, ServerSession session) {
    AsyncAuthException answer = new AsyncAuthException();
    char[] typed = password.toCharArray();
    judging.execute(() -> judge(session, account, typed, answer));
    throw answer;
  }

  private void judge(
      ServerSession session, String account, char[] typed, AsyncAuthException answer) {
    Peer peer = Peer.of(session);
    long begun = System.nanoTime();
    // Otherwise a right password would be refused because of others' wrong ones.
    Duration pause = desk.pause(peer.neighbourhood());
    if (!pause.isZero()) {
      judging.schedule(
          () -> judge(session, account, typed, answer), pause.toNanos(), TimeUnit.NANOSECONDS);
      return;
    }
    try {
      Optional<Duration> no = desk.byPassword(peer.who(account), typed, peer.neighbourhood());
      if (no.isEmpty()) {
        // A key that was offered before, without a signature, is not what opened.
        session.removeAttribute(KEY);
        answer.setAuthed(true);
        return;
      }
      refuse(begun, no.get(), answer);
    } catch (HostFailure | RuntimeException failure) {
      System.getLogger(Doorkeeper.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "Whether somebody may come in over SSH could not be found out",
              failure);
      refuse(begun, SHORTEST_NO, answer);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  private void refuse(long begun, Duration wait, AsyncAuthException answer) {
    long shortest = SHORTEST_NO.toNanos() - (System.nanoTime() - begun);
    long pause = Math.max(wait.toNanos(), shortest);
    judging.schedule(() -> answer.setAuthed(false), pause, TimeUnit.NANOSECONDS);
  }

  /** Asked before and after the client has signed; the library judges the signature. */
  @Override
  public boolean authenticate(String account, PublicKey key, ServerSession session) {
    // Not beside, as for passwords: a late yes would count without a signature.
    try {
      Optional<PublicKeyLine> line = PublicKeyLine.find(PublicKeyEntry.toString(key));
      boolean opens =
          line.isPresent()
              && desk.findByKey(account, line.get(), Peer.of(session).address()).isPresent();
      if (opens) {
        session.setAttribute(KEY, line.get().fingerprint());
      }
      return opens;
    } catch (HostFailure | RuntimeException failure) {
      System.getLogger(Doorkeeper.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "Whether a key may come in over SSH could not be found out",
              failure);
      return false;
    }
  }

  /** Somebody is in; the counter itself has noted those who came by password. */
  void cameIn(Session session) {
    String key = session.getAttribute(KEY);
    if (key != null) {
      desk.cameIn(Peer.of(session).who(session.getUsername()), key);
    }
  }

  void close() {
    judging.shutdownNow();
  }
}
