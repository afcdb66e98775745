package dev.crashcart.core.ssh.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counting the threads that a connection leaves behind. */
final class Threads {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private Threads() {}

  /** Waits until only those of before are left, and the library's own for everybody. */
  static void gone(Set<Thread> before) throws InterruptedException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!left(before).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Threads are left: " + left(before));
      }
      boolean never = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
      assert !never;
    }
  }

  private static List<String> left(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !before.contains(thread))
        .map(Thread::getName)
        .filter(name -> name.contains("sshd") || name.startsWith("crashcart"))
        .filter(name -> !name.equals("crashcart-remote-in"))
        .toList();
  }
}
