package dev.crashcart.console.plain;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines over streams that no terminal driver stands before, such as those of an SSH channel: what
 * is typed is echoed, corrected and ended here, as termios(3) does in canonical mode. Backspace
 * takes a character back, Ctrl-U the line; Ctrl-C interrupts, Ctrl-D on an empty line ends.
 */
public final class RawLines {
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int BACKSPACE = 8;
  private static final int CTRL_U = 21;
  private static final int ESC = 27;
  private static final int DELETE = 127;

  /** More would not be read further on either. */
  private static final int MOST = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final StreamKeyboard keyboard;
  private volatile boolean echo = true;
  private boolean afterReturn;

  /** Reading begins when a line is asked for. */
  public RawLines(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
    this.keyboard = new StreamKeyboard(new Lines(), Optional.of(on -> echo = on));
  }

  public Keyboard keyboard() {
    return keyboard;
  }

  /** What is printed goes here; a line's end takes the cursor to the left, too. */
  public PrintStream paper() {
    OutputStream returning =
        new FilterOutputStream(out) {
          @Override
          public void write(int one) throws IOException {
            if (one == '\n') {
              super.out.write('\r');
            }
            super.out.write(one);
          }
        };
    return new PrintStream(returning, false, StandardCharsets.UTF_8);
  }

  private void say(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** One typed line at a time, with its end; nothing of it stays here behind it. */
  private final class Lines extends InputStream {
    private byte[] line = new byte[128];
    private int length;
    private int given;
    private boolean whole;

    @Override
    public int read() throws IOException {
      while (!whole) {
        int one = in.read();
        if (one < 0 || (one == CTRL_D && length == 0)) {
          return -1;
        }
        take(one);
      }
      int next = line[given] & 0xff;
      line[given++] = 0;
      if (given == length) {
        given = 0;
        length = 0;
        whole = false;
      }
      return next;
    }

    @Override
    public int available() {
      return whole ? length - given : 0;
    }

    private void take(int one) throws IOException {
      boolean second = one == '\n' && afterReturn;
      afterReturn = one == '\r';
      if (second) {
        return;
      }
      switch (one) {
        case '\r', '\n' -> {
          put('\n');
          whole = true;
          say("\r\n");
        }
        case BACKSPACE, DELETE -> erase(1);
        case CTRL_U -> erase(length);
        case CTRL_C -> {
          wipe();
          say("^C\r\n");
          keyboard.interrupt();
        }
        default -> {
          if (one >= ' ' || one == '\t') {
            put(one);
            shown(one);
          } else if (one == ESC) {
            sequence();
          }
        }
      }
    }

    private void shown(int one) throws IOException {
      if (echo) {
        out.write(one);
        if (in.available() == 0) {
          out.flush();
        }
      }
    }

    /** A key that sends a sequence means nothing here. */
    private void sequence() throws IOException {
      int next = in.read();
      if (next == '[' || next == 'O') {
        for (next = in.read(); next >= ' ' && next < '@'; ) {
          next = in.read();
        }
      }
    }

    private void put(int one) {
      if (length == line.length && length < MOST) {
        byte[] longer = Arrays.copyOf(line, 2 * length);
        Arrays.fill(line, (byte) 0);
        line = longer;
      }
      if (length < line.length) {
        line[length++] = (byte) one;
      } else if (one == '\n') {
        line[length - 1] = '\n';
      }
    }

    /** Takes so many bytes back, and the rest of the character that they are of. */
    private void erase(int bytes) throws IOException {
      StringBuilder back = new StringBuilder();
      for (int left = bytes; left > 0 && length > 0; left--) {
        boolean inside;
        do {
          length--;
          inside = (line[length] & 0xc0) == 0x80;
          line[length] = 0;
          left -= inside ? 1 : 0;
        } while (inside && length > 0);
        back.append("\b \b");
      }
      if (echo) {
        say(back.toString());
      }
    }

    private void wipe() {
      Arrays.fill(line, 0, length, (byte) 0);
      length = 0;
    }
  }
}
