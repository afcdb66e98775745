package dev.crashcart.console.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The kernel's messages as they come, because those that are urgent enough are written over the
 * screen of its consoles; soon after them the screen is to be painted anew. Records are as
 * Documentation/ABI/testing/dev-kmsg says.
 */
final class KernelMessages {
  /** The longest record; a shorter buffer is refused (CONSOLE_EXT_LOG_MAX). */
  private static final int LONGEST = 8192;

  /** Silence after which a burst of messages is over and written. */
  private static final int BURST_MILLIS = 300;

  /** Messages that never pause are not waited for any longer. */
  private static final int MOST_IN_BURST = 200;

  /** A record that had to be waited for this long is a new one; those before it lay there. */
  private static final long NEW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Records may be overwritten before they are read (EPIPE); more at a time is another trouble. */
  private static final int MOST_LOST = 3;

  private final Path records;
  private final Path levels;
  private final Runnable damaged;
  private final LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Messages of a kernel.
   *
   * @param records {@code /dev/kmsg}
   * @param levels {@code /proc/sys/kernel/printk}, whose first number is the first level that is
   *     not written to consoles
   * @param damaged is run after messages that were
   */
  KernelMessages(Path records, Path levels, Runnable damaged) {
    this.records = records;
    this.levels = levels;
    this.damaged = damaged;
  }

  /** Begins to wait for them, on two threads that do nothing else. */
  void start() {
    threads.add(new Thread(this::read, "kernel messages"));
    threads.add(new Thread(this::repair, "screen repair"));
    for (Thread thread : threads) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop() {
    threads.forEach(Thread::interrupt);
  }

  private void read() {
    byte[] record = new byte[LONGEST];
    boolean fresh = false;
    int lost = 0;
    try (InputStream kernel =
        Channels.newInputStream(FileChannel.open(records, StandardOpenOption.READ))) {
      for (int length = 0; length >= 0 && lost < MOST_LOST; ) {
        long before = System.nanoTime();
        try {
          length = kernel.read(record);
          lost = 0;
        } catch (IOException e) {
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
          lost++;
          log(e);
          continue;
        }
        fresh |= System.nanoTime() - before > NEW_NANOS;
        if (fresh && length > 0) {
          printed.add(new String(record, 0, length, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      log(e);
    }
  }

  private void repair() {
    try {
      while (true) {
        boolean shown = isShown(printed.take());
        String next = printed.poll(BURST_MILLIS, TimeUnit.MILLISECONDS);
        for (int count = 0; next != null; count++) {
          shown |= isShown(next);
          next = count < MOST_IN_BURST ? printed.poll(BURST_MILLIS, TimeUnit.MILLISECONDS) : null;
        }
        if (shown) {
          damaged.run();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a record's level is one that is written to consoles. */
  private boolean isShown(String record) {
    int end = 0;
    while (end < record.length() && Character.isDigit(record.charAt(end))) {
      end++;
    }
    // The lowest three bits are the level, the others say which part of the system it is from.
    return end > 0 && end < 6 && (Integer.parseInt(record.substring(0, end)) & 7) < shownBelow();
  }

  private int shownBelow() {
    try {
      return Integer.parseInt(Files.readString(levels).strip().split("\\s+")[0]);
    } catch (IOException | NumberFormatException unknown) {
      log(unknown);
      return 8;
    }
  }

  private static void log(Exception cause) {
    System.getLogger(KernelMessages.class.getName())
        .log(System.Logger.Level.DEBUG, "The kernel's messages cannot be followed.", cause);
  }
}
