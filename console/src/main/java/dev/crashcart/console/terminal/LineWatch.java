package dev.crashcart.console.terminal;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * The asking on a serial line whether somebody is there, on a thread of its own; whoever has just
 * come gets the whole screen.
 */
final class LineWatch implements Replies {
  private final GridTerminal terminal;
  private final boolean hasSize;
  private final Attendance attendance = new Attendance(System.nanoTime());

  /** Watches a line; one that has no size is asked for it whenever somebody comes. */
  LineWatch(GridTerminal terminal, boolean hasSize) {
    this.terminal = terminal;
    this.hasSize = hasSize;
  }

  /** Begins; ends by interruption. */
  Thread start() {
    terminal.attendedBy(this);
    Thread thread = new Thread(this::watch, "line watch");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long now = System.nanoTime();
        if (attendance.isDue(now)) {
          attendance.asked(now, terminal.ask(Attendance.QUESTION));
        }
        LockSupport.parkNanos(attendance.untilDue(System.nanoTime()));
      }
    } catch (IOException e) {
      System.getLogger(LineWatch.class.getName())
          .log(System.Logger.Level.DEBUG, "The line can no longer be written to.", e);
    }
  }

  @Override
  public void pressed() {
    arrived(attendance.pressed(System.nanoTime()));
  }

  @Override
  public boolean due() {
    return attendance.answerDue();
  }

  @Override
  public void ready() {
    arrived(attendance.ready(System.nanoTime()));
  }

  private void arrived(boolean unseen) {
    if (unseen) {
      if (!hasSize) {
        terminal.askSize();
      }
      terminal.repaint();
    }
  }

  @Override
  public boolean position(int column, int row) {
    return false;
  }
}
