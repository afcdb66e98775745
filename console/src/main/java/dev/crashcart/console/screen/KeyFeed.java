package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.Terminal;
import dev.crashcart.console.terminal.Pasted;
import java.io.IOException;
import java.util.function.Consumer;

/** The thread that waits for keys and puts them into the queue; it ends with the terminal. */
final class KeyFeed {
  private final Terminal terminal;
  private final Events events;
  private final Consumer<KeyStroke> press;
  private final Runnable closed;

  KeyFeed(Terminal terminal, Events events, Consumer<KeyStroke> press, Runnable closed) {
    this.terminal = terminal;
    this.events = events;
    this.press = press;
    this.closed = closed;
  }

  void start() {
    Thread thread = new Thread(this::read, "keys");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      for (KeyStroke key = terminal.readInput();
          key != null && key.getKeyType() != KeyType.EOF;
          key = terminal.readInput()) {
        KeyStroke pressed = key;
        events.post(() -> handOver(pressed));
      }
    } catch (IOException e) {
      System.getLogger(KeyFeed.class.getName())
          .log(System.Logger.Level.DEBUG, "The terminal can no longer be read.", e);
    }
    events.post(closed);
  }

  private void handOver(KeyStroke key) {
    try {
      press.accept(key);
    } finally {
      if (key instanceof Pasted pasted) {
        pasted.wipe();
      }
    }
  }
}
