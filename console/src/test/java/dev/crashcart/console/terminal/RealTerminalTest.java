package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The menu in a process of its own on a real pseudo-terminal. */
class RealTerminalTest {
  private static final String RESTORED = "\\x1b[m\\x1b[?25h\\x1b[?2004l\\x1b[?1049l";

  @TempDir private static Path folder;
  private static PtySession pty;

  @BeforeAll
  static void aTerminal() throws IOException, InterruptedException {
    pty = new PtySession(folder);
  }

  @Test
  void leavesTheTerminalAsItWas() {
    String said = pty.run("wait:nas01|send:q|wait:Leave the menu?|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", RESTORED, "ended LEFT");
  }

  @Test
  void hasTheKeysThatUsuallySignal() {
    String said =
        pty.run(
            "wait:nas01|send:\\x03\\x1a\\x1c\\x13|send:3|wait:Accounts|send:\\x1b|wait:Main menu"
                + "|send:q|wait:Leave the menu?|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", "ended LEFT").doesNotContain("thread dump");
  }

  @Test
  void restoresTheTerminalWhenItIsTerminated() {
    String said = pty.run("wait:nas01|kill:TERM|exit|modes");
    assertThat(said).contains("exit 143", "modes same", RESTORED);
  }

  @Test
  void restoresTheTerminalAfterAnException() {
    String said = pty.run("wait:Main menu|exit|modes", "crash");
    assertThat(said).contains("exit 1", "modes same", RESTORED, "on purpose");
  }

  @Test
  void endsWhenTheTerminalHangsUp() {
    String said = pty.run("wait:nas01|hangup|exit");
    // The signal and the end of the input race; either ends it, and nothing else does.
    assertThat(said).containsPattern("exit (129|0)\\n");
  }

  @Test
  void lendsTheTerminalToAShellAndHasItBack() {
    String said =
        pty.run(
            "wait:nas01|send:4|wait:ready|send:hello\\r|wait:got hello|wait:Main menu|send:3"
                + "|wait:Accounts|send:\\x1b|wait:Main menu|send:q|wait:Leave|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same", "ended LEFT");
  }

  @Test
  void followsTheWindowsSize() {
    String said =
        pty.run(
            "wait:nas01|size:12x40|wait:\\xe2\\x86\\x93 more|send:q|wait:Leave|send:\\r|exit|modes");
    assertThat(said).contains("exit 0", "modes same");
  }
}
