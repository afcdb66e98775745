package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Broken files by chance: whatever the bytes are, only problems come out. */
class YamlFuzzTest {
  private static final String SECRET = "Tr0ub4dor+3";
  private static final byte[] LIKELY =
      "\t\n\r :-?,{}[]\"'\\#&*!|>%@`~<$.0aZ\u0000\u001b".getBytes(StandardCharsets.UTF_8);

  @Test
  void neverThrowsOrPrints() throws IOException {
    List<byte[]> samples = samples();
    Random random = new Random(2025);
    PrintStream errors = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    CountingHandler logged = new CountingHandler();
    Logger.getLogger("").addHandler(logged);
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    int broken = 0;
    try {
      for (int i = 0; i < 2000; i++) {
        byte[] content = mutated(samples.get(random.nextInt(samples.size())), random);
        broken += read(content);
      }
    } finally {
      System.setErr(errors);
      Logger.getLogger("").removeHandler(logged);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(logged.records).isZero();
    assertThat(broken).isGreaterThan(500);
  }

  /** One when there were problems; each has a sentence and a place in the file. */
  private static int read(byte[] content) {
    Problems problems = new Problems();
    Input root = Yaml.read("fuzz.yaml", content, problems);
    root.rejectUnknown(problems);
    int lines =
        (int) new String(content, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
    for (Problem problem : problems.all()) {
      assertThat(problem.message()).isNotBlank().doesNotContain("yaml.", "Exception", "null");
      assertThat(problem.place().line()).isBetween(0, lines + 1);
    }
    assertThat(ProblemText.render(problems.all(), content)).isNotNull();
    return problems.all().isEmpty() ? 0 : 1;
  }

  @Test
  void neverShowsASecretOfABrokenFile() {
    String before = "format: 1\nx: [a]\naccounts:\n  ann: {locked: no, ";
    String secret = "password: \"" + SECRET + "\"";
    String after = ", uid: 12}\n  bob:\n    full-name: \"Bob\"\n    uid: 5\n";
    Random random = new Random(11);
    int shown = 0;
    for (int i = 0; i < 2000; i++) {
      String text =
          text(mutated(before.getBytes(StandardCharsets.UTF_8), random))
              + (random.nextBoolean() ? secret : secret.replace("\"", ""))
              + text(mutated(after.getBytes(StandardCharsets.UTF_8), random));
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      Problems problems = new Problems();
      Yaml.read("fuzz.yaml", content, problems).rejectUnknown(problems);
      String rendered = ProblemText.render(problems.all(), content);
      assertThat(rendered).as(text).doesNotContain(SECRET);
      shown += rendered.contains(Secret.MASK) ? 1 : 0;
    }
    assertThat(shown).isGreaterThan(200);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] sample, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : sample) {
      bytes.add(b);
    }
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.size() + 1);
      byte fresh =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : LIKELY[random.nextInt(LIKELY.length)];
      switch (random.nextInt(4)) {
        case 0 -> bytes.add(at, fresh);
        case 1 -> bytes.subList(Math.max(0, at - 1), at).clear();
        case 2 -> bytes.subList(at, Math.min(bytes.size(), at + random.nextInt(20))).clear();
        default -> bytes.subList(0, at).replaceAll(b -> random.nextInt(60) == 0 ? fresh : b);
      }
    }
    byte[] result = new byte[bytes.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = bytes.get(i);
    }
    return result;
  }

  private static List<byte[]> samples() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/problems"))) {
      for (Path folder : folders.sorted().toList()) {
        samples.add(Files.readAllBytes(folder.resolve("input.yaml")));
      }
    }
    return samples;
  }

  /** Counts what is logged. */
  private static final class CountingHandler extends Handler {
    private int records;

    @Override
    public void publish(LogRecord entry) {
      records++;
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
