package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.terminal.ByteSource;
import dev.crashcart.console.terminal.GridTerminal;
import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the screens cost on a serial line, where each byte takes a millisecond. */
class BytesTest {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Queue<Integer> typed = new ArrayDeque<>();
  private final TestClock clock = new TestClock();
  private Console console;

  private final ByteSource keyboard =
      new ByteSource() {
        @Override
        public int read() {
          return typed.isEmpty() ? END : typed.remove();
        }

        @Override
        public int read(int milliseconds) {
          return typed.isEmpty() ? NOTHING : typed.remove();
        }
      };

  private int start(String term) throws IOException {
    Page menu =
        TestPages.page(TestPages.menu(), answer -> Next.open(TestPages.page(TestPages.form())));
    GridTerminal terminal =
        new GridTerminal(TerminalKind.of(term), line, keyboard, new TerminalSize(80, 24));
    console =
        new Console(
            Surroundings.of(
                    terminal,
                    new Appliance(new NoMachine()),
                    Who.TIMER,
                    Runnable::run,
                    ShellRunner.none())
                .withFeed(new TestFeed())
                .withClock(clock),
            menu);
    console.start();
    return settled();
  }

  private int press(String bytes) throws IOException {
    for (byte next : bytes.getBytes(StandardCharsets.UTF_8)) {
      typed.add(next & 0xff);
    }
    return settled();
  }

  private int settled() throws IOException {
    console.settle();
    int count = line.size();
    line.reset();
    return count;
  }

  @ParameterizedTest
  @CsvSource({"linux,470,60,390", "vt220,470,60,380", "vt100,470,60,400", "ansi,470,65,400"})
  void staysWithinItsBudget(String term, int paint, int down, int form) throws IOException {
    assertThat(start(term)).as("first paint").isBetween(100, paint);
    assertThat(press("\033[B")).as("Down").isBetween(10, down);
    assertThat(press("1")).as("opening a form").isBetween(100, form);
    assertThat(press("a")).as("a character typed").isEqualTo(1);
    assertThat(press("b")).as("another one").isEqualTo(1);
    assertThat(press("\b")).as("taking it back").isBetween(3, 10);
  }

  @Test
  void quietLinesStayQuiet() throws IOException {
    start("linux");
    assertThat(settled()).isZero();
    assertThat(press("\003\034\032")).as("keys that mean nothing").isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(settled()).as("a minute of the clock").isEqualTo(10);
  }

  @Test
  void redrawingSendsAllOfIt() throws IOException {
    int first = start("linux");
    assertThat(press("\f")).isBetween(first - 40, first + 40);
  }
}
