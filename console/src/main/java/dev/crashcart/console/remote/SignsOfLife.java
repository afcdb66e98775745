package dev.crashcart.console.remote;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.helpers.AbstractConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Whether a client is still there: it is asked again and again, as sshd does (ClientAliveInterval),
 * and let go when it does not answer or holds a connection without a menu.
 */
final class SignsOfLife implements Runnable {
  private static final String REQUEST = "keepalive@openssh.com";
  private static final int MOST_LOOKS_WITHOUT_USE = 2;

  private final Session session;
  private final int mostLost;
  private final Future<?> looking;
  private final AtomicInteger unanswered = new AtomicInteger();
  private int withoutUse;

  private SignsOfLife(Session session, FrontLimits limits) {
    this.session = session;
    this.mostLost = limits.mostLostSigns();
    long interval = limits.signOfLife().toMillis();
    this.looking =
        session
            .getFactoryManager()
            .getScheduledExecutorService()
            .scheduleWithFixedDelay(this, interval, interval, TimeUnit.MILLISECONDS);
  }

  /** Begins asking. */
  static SignsOfLife watch(Session session, FrontLimits limits) {
    return new SignsOfLife(session, limits);
  }

  @Override
  public void run() {
    boolean used =
        session.getService(ConnectionService.class) instanceof AbstractConnectionService service
            && !service.getChannels().isEmpty();
    withoutUse = used ? 0 : withoutUse + 1;
    if (unanswered.get() >= mostLost || withoutUse >= MOST_LOOKS_WITHOUT_USE) {
      session.close(true);
      return;
    }
    unanswered.incrementAndGet();
    try {
      Buffer request = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST, 64);
      request.putString(REQUEST);
      request.putBoolean(true);
      // Any answer is one, also that the request is unknown.
      session.request(request, REQUEST, (command, answer) -> unanswered.set(0));
    } catch (IOException gone) {
      System.getLogger(SignsOfLife.class.getName())
          .log(System.Logger.Level.DEBUG, "A client is gone.", gone);
      session.close(true);
    }
  }

  void stop() {
    looking.cancel(false);
  }
}
