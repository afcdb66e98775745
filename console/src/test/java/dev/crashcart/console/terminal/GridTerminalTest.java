package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The terminal as Lanterna sees it, and what arrives at the device. */
class GridTerminalTest {
  /** A device that notes each write. */
  private static final class Device extends ByteArrayOutputStream {
    private final List<String> writes = new ArrayList<>();

    @Override
    public synchronized void write(byte[] bytes) throws IOException {
      writes.add(new String(bytes, StandardCharsets.UTF_8));
    }

    String last() {
      return writes.get(writes.size() - 1);
    }
  }

  private static final ByteSource SILENCE =
      new ByteSource() {
        @Override
        public int read() {
          return END;
        }

        @Override
        public int read(int milliseconds) {
          return NOTHING;
        }
      };

  private final Device device = new Device();

  private GridTerminal terminal(TerminalKind kind) throws IOException {
    GridTerminal terminal = new GridTerminal(kind, device, SILENCE, new TerminalSize(20, 4));
    terminal.enterPrivateMode();
    return terminal;
  }

  private static Vt shown(Device device) {
    Vt vt = new Vt(20, 4, true);
    vt.feed(String.join("", device.writes));
    return vt;
  }

  @Test
  void aFlushIsOneWriteAndAnEqualPictureNone() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    terminal.putString("one");
    terminal.setCursorPosition(0, 2);
    terminal.putString("two");
    terminal.flush();
    assertThat(device.writes).hasSize(1);
    assertThat(shown(device).line(2)).isEqualTo("two");
    terminal.flush();
    assertThat(device.writes).hasSize(1);
  }

  @Test
  void clearingForgetsWhatTheDeviceShows() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    terminal.putString("one");
    terminal.flush();
    terminal.clearScreen();
    terminal.setCursorPosition(0, 0);
    terminal.putString("one");
    terminal.flush();
    assertThat(device.last()).startsWith("\033[m\033[H\033[J").contains("one");
  }

  @Test
  void withoutColoursABackgroundIsReverse() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux").mono());
    terminal.setForegroundColor(TextColor.ANSI.WHITE);
    terminal.setBackgroundColor(TextColor.ANSI.BLUE);
    terminal.enableSGR(SGR.BOLD);
    terminal.putString("bar");
    terminal.flush();
    assertThat(shown(device).lookAt(0, 0))
        .isEqualTo(new Look(Look.OWN, Look.OWN, true, false, true));
  }

  @Test
  void withoutUtf8OnlyAsciiIsSent() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux").ascii());
    terminal.putString("┌─┐│↑…ü漢x\u20ac");
    terminal.flush();
    assertThat(shown(device).line(0)).isEqualTo("+-+|^.u??x?");
  }

  @Test
  void whatDoesNotFitIsLeftOut() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    terminal.setCursorPosition(19, 3);
    terminal.putString("漢");
    terminal.setCursorPosition(5, 9);
    terminal.putString("below");
    terminal.flush();
    assertThat(shown(device).line(3)).isEmpty();
  }

  @Test
  void aDumbTerminalGetsTheLinesThatChanged() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("dumb"));
    terminal.putString("Header 09:55");
    terminal.setCursorPosition(0, 2);
    terminal.putString("> 1  One");
    terminal.flush();
    assertThat(device.last()).isEqualTo("Header 09:55\r\n> 1  One\r\n");
    terminal.setCursorPosition(0, 0);
    terminal.putString("Header 09:56");
    terminal.setCursorPosition(0, 2);
    terminal.putString("  1  One");
    terminal.flush();
    assertThat(device.last()).isEqualTo("  1  One\r\n");
    terminal.exitPrivateMode();
    assertThat(String.join("", device.writes)).doesNotContain("\033");
  }

  @Test
  void leavingShowsTheCursorAndIsDoneOnce() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("xterm"));
    terminal.setCursorVisible(false);
    terminal.putString("x");
    terminal.flush();
    assertThat(shown(device).cursorVisible()).isFalse();
    terminal.close();
    terminal.close();
    assertThat(device.last()).isEqualTo("\033[m\033[?25h\033[?2004l\033[?1049l");
    assertThat(device.writes).hasSize(3);
    terminal.putString("late");
    terminal.flush();
    assertThat(device.writes).as("nothing is drawn over the shell").hasSize(3);
  }

  @Test
  void anotherSizeTakesEffectWithTheNextFullPicture() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    List<TerminalSize> heard = new ArrayList<>();
    terminal.addResizeListener((any, size) -> heard.add(size));
    terminal.resized(30, 5);
    assertThat(heard).containsExactly(new TerminalSize(30, 5));
    terminal.clearScreen();
    terminal.setCursorPosition(25, 4);
    terminal.putString("edge");
    terminal.flush();
    assertThat(device.last()).contains("edge");
  }
}
