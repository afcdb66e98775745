package dev.crashcart.console.remote;

import java.util.HashMap;
import java.util.Map;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/**
 * Everybody who is connected: turns away whoever comes when too many strangers stand at the door,
 * and lets go of those who are not there any more.
 */
final class Visitors implements SessionListener {
  private final FrontLimits limits;
  private final Doorkeeper doorkeeper;
  private final Map<Session, String> strangers = new HashMap<>();
  private final Map<Session, SignsOfLife> known = new HashMap<>();

  Visitors(FrontLimits limits, Doorkeeper doorkeeper) {
    this.limits = limits;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public void sessionCreated(Session session) {
    String address = Peer.of(session).address();
    boolean room;
    synchronized (this) {
      long fromThere = strangers.values().stream().filter(address::equals).count();
      room = strangers.size() < limits.mostStrangers() && fromThere < limits.mostFromOneAddress();
      if (room) {
        strangers.put(session, address);
      }
    }
    if (!room) {
      System.getLogger(Visitors.class.getName())
          .log(System.Logger.Level.DEBUG, "Too many at the door; turned away: " + address);
      session.close(true);
    }
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event == Event.Authenticated) {
      SignsOfLife signs = SignsOfLife.watch(session, limits);
      synchronized (this) {
        strangers.remove(session);
        known.put(session, signs);
      }
      doorkeeper.cameIn(session);
    }
  }

  @Override
  public void sessionClosed(Session session) {
    SignsOfLife signs;
    synchronized (this) {
      strangers.remove(session);
      signs = known.remove(session);
    }
    if (signs != null) {
      signs.stop();
    }
  }

  /** How many are connected, signed in or not. */
  synchronized int count() {
    return strangers.size() + known.size();
  }
}
