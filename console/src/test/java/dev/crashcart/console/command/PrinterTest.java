package dev.crashcart.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrinterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Printer printer(boolean json) {
    return new Printer(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        json);
  }

  @Test
  void whatATerminalWouldObeyIsMadeVisible() {
    printer(false)
        .print(Reply.found(List.of("a\u001b[2Jb \u202egnp.exe\u0085 ümläut 🔑"), Map.of()));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("a\\u001b[2Jb \\u202egnp.exe\\u0085 ümläut 🔑" + System.lineSeparator());
  }

  @Test
  void resultsAndTheRestGoTheirOwnWays() {
    int exit = printer(false).print(Reply.done("Done.").withNotes(List.of("By the way.")));
    assertThat(exit).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Done.");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("By the way.");
  }

  @Test
  void aFailureLeavesStandardOutputEmptyUnlessItIsJson() {
    assertThat(printer(false).print(Reply.refusedByMachine("No disk."))).isEqualTo(4);
    assertThat(out.size()).isZero();
    assertThat(printer(true).print(Reply.refusedByMachine("No disk."))).isEqualTo(4);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"outcome\" : \"failed\"")
        .contains("\"message\" : \"No disk.\"")
        .contains("\"exit\" : 4");
  }

  /** What {@code /dev/full} does. */
  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private int printToFullDisk(boolean json, Reply reply) {
    PrintStream full = new PrintStream(new FullDisk(), false, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Printer(full, errors, json).print(reply);
  }

  @Test
  void aResultThatCannotBeWrittenIsToldAndNoSuccess() {
    for (boolean json : new boolean[] {false, true}) {
      err.reset();
      assertThat(printToFullDisk(json, Reply.found(List.of("one"), Map.of()))).isEqualTo(4);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("could not be written to standard output", "crashcart status");
    }
  }

  @Test
  void aFailureKeepsItsOwnStatusOnAFullDisk() {
    assertThat(printToFullDisk(true, Reply.usage("No such command."))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written");
    err.reset();
    assertThat(printToFullDisk(false, Reply.usage("No such command."))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("No such command.");
  }
}
