package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The menu on lines that are not simply a window: without size, by their device, serial. */
class RealLineTest {
  private static final String LEAVE = "|send:q|wait:Leave|send:\\r|exit|modes";

  @TempDir private Path folder;
  private PtySession pty;

  @BeforeEach
  void aTerminal() throws IOException, InterruptedException {
    pty = new PtySession(folder);
  }

  @Test
  void aLineWithoutSizeIsPaintedAtOnceThenAsked() {
    String said =
        pty.term("vt220")
            .run(
                "begin:0x0|wait:Main menu|wait:\\x1b[999;999H\\x1b[6n|send:\\x1b[40;132R"
                    + "|wait:\\x1b[H\\x1b[J|wait:nas01|send:3|wait:Accounts|send:\\x1b|wait:Main"
                    + LEAVE);
    assertThat(said).contains("exit 0", "modes same").containsPattern("x1b\\[(3[0-9]|40);");
  }

  @Test
  void nobodyAnsweringAndAnsweringLateChangeNothing() {
    String said =
        pty.term("vt220")
            .run(
                "begin:0x0|wait:Main menu|wait:\\x1b[6n|quiet:5.6|mark|send:\\x1b[40;132R|quiet:0.5"
                    + "|absent:\\x1b[H\\x1b[J|send:3|wait:Accounts|send:\\x1b|wait:Main menu"
                    + LEAVE);
    assertThat(said).contains("exit 0", "modes same").doesNotContainPattern("x1b\\[(3[0-9]|40);");
  }

  @Test
  void aDeviceIsTakenAndGivenBackAsItWas() {
    String steps = "device:line|wait:nas01|send:3|wait:Accounts|send:\\x1b|wait:Main menu";
    assertThat(pty.run(steps + LEAVE)).contains("exit 0", "modes same");
    assertThat(pty.run(steps + "|kill:TERM|exit|modes")).contains("exit 143", "modes same");
    assertThat(pty.run(steps + "|kill:HUP|exit|modes")).contains("exit 129", "modes same");
  }

  @Test
  void aDeviceThatHangsUpEndsIt() {
    assertThat(pty.run("device:line|wait:nas01|hangup|exit")).containsPattern("exit (129|0)\\n");
  }

  @Test
  void whoeverAttachesToASerialLineIsShownEverythingAtOnce() {
    String said =
        pty.term("vt220")
            .run(
                "device:ttyS9|wait:nas01|mark|wait:\\x1b[5n|wait:\\x1b[5n|wait:\\x1b[5n"
                    + "|absent:nas01|send:\\x1b[0n|wait:\\x1b[H\\x1b[J|wait:nas01|wait:\\x1b[5n"
                    + "|send:\\x1b[0n|wait:\\x1b[5n|absent:nas01|mark"
                    + LEAVE);
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void elsewhereNobodyIsAsked() {
    String said = pty.term("vt220").run("device:line|wait:nas01|quiet:4|absent:\\x1b[5n" + LEAVE);
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void idlingTakesNoProcessorAndNoBytes() {
    String said = pty.run("wait:nas01|quiet:3|cpu:5" + LEAVE);
    assertThat(number(said, "cpu")).as("ms a second").isLessThan(5);
    assertThat(number(said, "bytes")).isZero();
  }

  private static double number(String said, String name) {
    Matcher found = Pattern.compile(name + " ([0-9.]+)\\n").matcher(said);
    assertThat(found.find()).as(said).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void noiseAndBreakingBytesLeaveTheTerminalUsable() {
    String said =
        pty.run(
            "wait:nas01|send:\\xff\\x00\\r\\xff\\x00\\x7f\\x00\\x00\\x1b[\\x9b\\xc3\\x1b[999999~\\x1b]0;x"
                + "|quiet:1.2|send:\\x0c|wait:Main menu|send:3|wait:Accounts|send:\\x1b"
                + "|wait:Main menu"
                + LEAVE);
    assertThat(said).contains("exit 0", "modes same");
  }

  @Test
  void aPasteIsMarkedAndTyped() {
    String said =
        pty.run(
            "wait:\\x1b[?2004h|wait:nas01|send:1|wait:New password"
                + "|send:\\x1b[200~-pasted\\r3\\x1b[201~|wait:-pasted|quiet:0.3|absent:Too short"
                + "|send:\\x1b|wait:Main menu"
                + LEAVE);
    assertThat(said).contains("exit 0", "modes same", "\\x1b[?2004l");
  }

  @Test
  void twoCallsOfSttyTakeTheLineAndOneGivesItBack() throws IOException {
    Path log = folder.resolve("log");
    Path stty = Files.createDirectory(folder.resolve("bin")).resolve("stty");
    Files.writeString(
        stty, "#!/bin/sh\necho \"$*\" >>'" + log + "'\nPATH=/usr/bin:/bin exec stty \"$@\"\n");
    Files.setPosixFilePermissions(stty, PosixFilePermissions.fromString("rwxr-xr-x"));
    pty.programs(stty.getParent()).run("wait:nas01|quiet:2" + LEAVE);
    List<String> calls = Files.readAllLines(log);
    assertThat(calls.get(0)).isEqualTo("-g");
    assertThat(calls.get(1)).contains("-isig", "-brkint", "ignbrk").endsWith("size speed");
    assertThat(calls.get(2)).as("behind the first paint").isEqualTo("size");
    assertThat(calls.get(3)).matches("[0-9a-f:]+");
    assertThat(calls).hasSize(4);
  }

  @Test
  void noKeyAndNoBreakIsASignalAndNothingIsRewritten() {
    String said = pty.run("wait:nas01|raw" + LEAVE);
    assertThat(said)
        .contains("-BRKINT", "+IGNBRK", "-ICRNL", "-IXON", "-ISTRIP", "-PARMRK", "-OPOST")
        .contains("-ISIG", "-ICANON", "-ECHO", "-IEXTEN", "modes same");
  }
}
