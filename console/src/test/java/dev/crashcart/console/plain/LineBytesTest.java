package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBytesTest {
  private static List<String> lines(InputStream stream, boolean terminal) throws IOException {
    LineBytes bytes = new LineBytes(stream, terminal);
    List<String> lines = new ArrayList<>();
    for (Typed typed = bytes.next(); !typed.ended(); typed = bytes.next()) {
      lines.add(new String(typed.characters()));
    }
    return lines;
  }

  private static List<String> lines(String text, boolean terminal) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), terminal);
  }

  @ParameterizedTest
  @CsvSource({"\\n", "\\r", "\\r\\n"})
  void everyLineEndIsOne(String end) throws IOException {
    String text = "a\nb\n\nc\n".replace("\n", end.translateEscapes());
    assertThat(lines(text, false)).containsExactly("a", "b", "", "c");
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(lines("a\nlast", false)).containsExactly("a", "last");
    assertThat(lines("", false)).isEmpty();
  }

  @Test
  void whatIsNotUtf8IsMarkedAndWhatIsTooLongIsCut() throws IOException {
    assertThat(lines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, '\n'}), false))
        .containsExactly("a\ufffd");
    assertThat(lines("ü".repeat(100_000) + "\nnext\n", false))
        .satisfiesExactly(
            cut -> assertThat(cut).hasSize(32 * 1024), next -> assertThat(next).isEqualTo("next"));
  }

  /** A terminal makes LF of CR by itself, so one Enter of CR LF is two line ends there. */
  @Test
  void anEmptyLineAtOnceBehindAnotherIsNoEnterOfItsOwnOnATerminal() throws IOException {
    assertThat(lines("1\n\n2\n\n", true)).containsExactly("1", "2");
    assertThat(lines("1\n2\n", true)).containsExactly("1", "2");
  }
}
