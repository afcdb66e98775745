package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real terminal emulator shows what Lanterna's pretended one shows, however little is sent. */
class TmuxTest {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);

  /** A server of its own for each case: one that is just ending refuses new sessions. */
  private final String server =
      "crashcart-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

  @BeforeEach
  void hasTmux() throws IOException, InterruptedException {
    boolean there =
        new ProcessBuilder("sh", "-c", "command -v tmux >/dev/null").start().waitFor() == 0;
    assumeTrue(there, "needs tmux");
  }

  @AfterEach
  void endServer() throws IOException, InterruptedException {
    new ProcessBuilder("tmux", "-L", server, "kill-server").start().waitFor();
  }

  private String tmux(String... words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", server, "-f", "/dev/null"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return said;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(String term, int columns, int rows) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    tmux(
        "new-session",
        "-d",
        "-x",
        String.valueOf(columns),
        "-y",
        String.valueOf(rows),
        "env TERM="
            + term
            + " LC_ALL=C.UTF-8 '"
            + java
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + classes
            + "' dev.crashcart.console.screen.MenuMain");
  }

  private void awaitScreen(ScreenDriver driver) {
    long end = System.nanoTime() + LIMIT;
    String wanted = driver.text().stripTrailing() + "\ncursor " + driver.cursor();
    while (!shown().equals(wanted) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(shown()).isEqualTo(wanted);
  }

  private String shown() {
    return tmux("capture-pane", "-p").stripTrailing()
        + "\ncursor "
        + tmux("display-message", "-p", "#{cursor_y},#{cursor_x}").strip();
  }

  @ParameterizedTest
  @CsvSource({"tmux-256color,80,24", "screen,132,43", "vt220,80,24", "vt100,40,12", "none,80,24"})
  void showsTheSame(String term, int columns, int rows) {
    start(term, columns, rows);
    try (ScreenDriver driver =
        ScreenDriver.setup().size(columns, rows).leaving().open(MenuMain.menu())) {
      awaitScreen(driver);
      both(driver, "Down", "Down");
      both(driver, "Down", "Down");
      both(driver, "Enter", "Enter");
      for (int i = 0; i < 3; i++) {
        both(driver, "PgDn", "NPage");
      }
      both(driver, "Up", "Up");
      both(driver, "Esc", "Escape");
      both(driver, "1", "1");
      for (String letter : List.of("x", "漢", "é", "y")) {
        both(driver, letter, letter);
      }
      both(driver, "Left", "Left");
      both(driver, "Backspace", "BSpace");
      both(driver, "PgDn", "NPage");
      both(driver, "Enter", "Enter");
      both(driver, "Esc", "Escape");
      both(driver, "p", "p");
      both(driver, "End", "End");
      both(driver, "^L", "C-l");
    }
  }

  private void both(ScreenDriver driver, String key, String tmuxKey) {
    driver.press(key);
    tmux("send-keys", tmuxKey);
    awaitScreen(driver);
  }
}
