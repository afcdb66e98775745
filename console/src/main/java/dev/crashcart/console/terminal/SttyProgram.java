package dev.crashcart.console.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The program stty(1) at one terminal: no native code, and 3 ms a time.
 *
 * @param device the terminal's path; empty for standard input
 * @param refusal the operator's sentence for what the program says when it fails
 */
public record SttyProgram(Optional<Path> device, UnaryOperator<String> refusal) {
  /**
   * What it prints for these words, without the line end.
   *
   * @throws IOException when it fails, or does not end within 5 seconds
   */
  public String run(String words) throws IOException {
    List<String> command = new ArrayList<>(List.of("stty"));
    device.ifPresent(path -> command.addAll(List.of("-F", path.toString())));
    command.addAll(Arrays.asList(words.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("stty did not end within 5 seconds");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("waiting for stty was stopped", stopped);
    }
    if (process.exitValue() != 0) {
      throw new IOException(refusal.apply(said));
    }
    return said;
  }
}
