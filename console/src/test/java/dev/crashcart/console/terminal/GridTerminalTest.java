package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    assertThat(device.last()).startsWith("\017\033[m\033[r\033[H\033[J").contains("one");
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
  void withoutUtf8LinesAreDrawnByTheTerminalsOwnSet() throws IOException {
    Map<String, String> environment = Map.of("TERM", "vt220", "LANG", "C");
    GridTerminal terminal = terminal(TerminalKind.of(environment, "", false, false));
    terminal.putString("┌─┐·│↑…ü漢");
    terminal.flush();
    assertThat(device.last()).endsWith("\033)0\016lqk~x\017^.u??");
    terminal.putString("─");
    terminal.flush();
    terminal.close();
    assertThat(device.last()).startsWith("\017\033[m");
  }

  @Test
  void whatTheTerminalLacksIsNotSent() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("ansi"));
    terminal.setCursorVisible(false);
    terminal.putString("x");
    terminal.flush();
    terminal.close();
    assertThat(String.join("", device.writes)).isEqualTo("\033[m\033[H\033[Jx\033[m\033[H\033[J");
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

  /** Bytes of a device that come when the test says so. */
  private static ByteSource saying(String bytes) {
    return new ByteSource() {
      private int at;

      @Override
      public int read() {
        return at < bytes.length() ? bytes.charAt(at++) : END;
      }

      @Override
      public int read(int milliseconds) {
        return at < bytes.length() ? bytes.charAt(at++) : NOTHING;
      }
    };
  }

  private GridTerminal sizeless(String answers) throws IOException {
    GridTerminal terminal =
        new GridTerminal(
            TerminalKind.of("vt220"), device, saying(answers), new TerminalSize(20, 4), 115200);
    terminal.enterPrivateMode();
    terminal.askSize();
    return terminal;
  }

  @Test
  void theSizeIsAskedForBehindThePaintAndTaken() throws IOException {
    GridTerminal terminal = sizeless("\033[40;132Rx");
    terminal.setCursorPosition(3, 1);
    terminal.putString("one");
    terminal.flush();
    // Before anything else: on a busy machine the first assertion takes longer than is waited.
    KeyStroke next = terminal.pollInput();
    assertThat(next.getCharacter()).as("it is no key").isEqualTo('x');
    assertThat(device.writes).hasSize(1);
    assertThat(device.last()).endsWith("one\033[999;999H\033[6n\033[2;7H");
    assertThat(terminal.getTerminalSize()).isEqualTo(new TerminalSize(132, 40));
    terminal.putString("!");
    terminal.flush();
    assertThat(device.last()).as("asked once").isEqualTo("!");
  }

  @Test
  void anAnswerThatNobodyWaitsForChangesNothing() throws IOException {
    GridTerminal terminal =
        new GridTerminal(
            TerminalKind.of("vt220"),
            device,
            saying("\033[40;132Rx\033[1;2R"),
            new TerminalSize(20, 4));
    assertThat(terminal.pollInput().getCharacter()).isEqualTo('x');
    assertThat(terminal.pollInput().getKeyType()).isEqualTo(KeyType.F3);
    assertThat(terminal.getTerminalSize()).isEqualTo(new TerminalSize(20, 4));
    SizeQuestion question = new SizeQuestion();
    question.asked(1_000);
    assertThat(question.answered(300_001_001, false)).as("too late, it may be a key").isFalse();
    question.asked(1_000);
    assertThat(question.answered(300_001_000, false)).isTrue();
    assertThat(question.answered(300_001_000, false)).as("only once").isFalse();
    question.asked(1_000);
    assertThat(question.answered(5_000_001_001L, true)).as("too late").isFalse();
    question.asked(1_000);
    assertThat(question.answered(5_000_001_000L, true)).isTrue();
  }

  @Test
  void aSillySizeIsCutToWhatCanBeDrawn() {
    assertThat(LineState.of("24 80\n38400\n"))
        .isEqualTo(new LineState(Optional.of(new TerminalSize(80, 24)), 38400));
    assertThat(LineState.of("0 0\n9600\n")).isEqualTo(new LineState(Optional.empty(), 9600));
    assertThat(LineState.of("65535 65535").size()).contains(new TerminalSize(500, 300));
    assertThat(LineState.of("1 1").size()).contains(new TerminalSize(1, 1));
    assertThat(LineState.of("")).isEqualTo(new LineState(Optional.empty(), 0));
  }

  @Test
  void aRepaintSendsEverythingAnew() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    List<TerminalSize> heard = new ArrayList<>();
    terminal.addResizeListener((any, size) -> heard.add(size));
    terminal.putString("one");
    terminal.flush();
    terminal.repaint();
    assertThat(heard).as("whoever draws is told").hasSize(1);
    terminal.flush();
    assertThat(device.last()).startsWith("\017\033[m\033[r\033[H\033[J").contains("one");
    terminal.flush();
    assertThat(device.writes).hasSize(2);
  }

  @Test
  void aQuestionIsNotAskedOfWhoeverHasTheTerminalNow() throws IOException {
    GridTerminal terminal = terminal(TerminalKind.of("linux"));
    terminal.ask(Attendance.QUESTION);
    assertThat(device.writes).containsExactly("\033[5n");
    terminal.exitPrivateMode();
    terminal.ask(Attendance.QUESTION);
    assertThat(device.writes).hasSize(2);
  }

  @Test
  void aLineIsBusyForAsLongAsItsSpeedTells() {
    LineTime line = new LineTime(9600);
    assertThat(line.emptyAt(5)).isEqualTo(5);
    line.sent(960, 1_000);
    assertThat(line.emptyAt(2_000)).isEqualTo(1_000_001_000L);
    assertThat(line.emptyAfter(960, 2_000)).isEqualTo(2_000_001_000L);
    assertThat(line.emptyAt(3_000_000_000L)).isEqualTo(3_000_000_000L);
  }
}
