package dev.crashcart.console;

import java.util.concurrent.TimeUnit;

/**
 * The jars this program runs from, as a process that lives long holds them. An upgrade puts others
 * in their place; what was open before stays what it was, so that a running menu never mixes the
 * classes of two versions.
 */
final class Libraries {
  private static final String NOWHERE = "crashcart/in-no-library";
  private static final int AFTER_SECONDS = 2;

  private Libraries() {}

  /** Opens all of them behind the first screen, which does not wait for it. */
  static void holdSoon() {
    Thread holder =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(AFTER_SECONDS);
                hold(ClassLoader.getSystemClassLoader());
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            },
            "libraries");
    holder.setDaemon(true);
    holder.start();
  }

  /** A name that stands in no jar is looked for in each, and a jar stays open once it was. */
  static void hold(ClassLoader loader) {
    loader.getResource(NOWHERE);
  }
}
