package dev.crashcart.console.remote;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The menus that are open now. */
final class OpenMenus {
  private final int most;
  private final Set<MenuChannel> menus = new HashSet<>();
  private boolean closing;

  OpenMenus(int most) {
    this.most = most;
  }

  /** Takes one in; false when there is no room. */
  synchronized boolean add(MenuChannel menu) {
    return !closing && menus.size() < most && menus.add(menu);
  }

  synchronized void remove(MenuChannel menu) {
    menus.remove(menu);
    notifyAll();
  }

  synchronized int count() {
    return menus.size();
  }

  /** Ends them all with this sentence and waits until they have ended, but not longer than this. */
  void leave(String sentence, Duration patience) throws InterruptedException {
    List<MenuChannel> all;
    synchronized (this) {
      closing = true;
      all = List.copyOf(menus);
    }
    all.forEach(menu -> menu.leave(sentence));
    long end = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      for (long left = patience.toMillis(); !menus.isEmpty() && left > 0; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
  }
}
