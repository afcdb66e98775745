package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Lines over raw streams: echo, correction and ends. */
class RawLinesTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private RawLines typed(String keys) {
    return new RawLines(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), screen);
  }

  private static List<String> lines(RawLines raw) {
    List<String> lines = new ArrayList<>();
    Typed next = raw.keyboard().line(Optional.empty());
    while (!next.ended()) {
      lines.add(next.text());
      next = raw.keyboard().line(Optional.empty());
    }
    return lines;
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Test
  void every_line_end_is_one_and_is_echoed_as_one() {
    assertThat(lines(typed("one\rtwo\nthree\r\nfour\r\n")))
        .containsExactly("one", "two", "three", "four");
    assertThat(screen()).isEqualTo("one\r\ntwo\r\nthree\r\nfour\r\n");
  }

  @Test
  void whole_characters_are_taken_back() {
    assertThat(lines(typed("aä漢\b\b\u007fb\rxyz\u0015ok\r\b\b\r"))).containsExactly("b", "ok", "");
    assertThat(screen()).startsWith("aä漢\b \b\b \b\b \bb\r\nxyz\b \b\b \b\b \bok\r\n");
  }

  @Test
  void what_is_hidden_is_not_echoed_but_its_end_is() throws IOException {
    RawLines raw = typed("secre\bet\r");
    raw.keyboard().echo(false);
    assertThat(lines(raw)).containsExactly("secret");
    assertThat(screen()).isEqualTo("\r\n");
  }

  @Test
  void keys_that_send_sequences_mean_nothing() {
    assertThat(lines(typed("a\033[Ab\033OPc\033[200~d\001e\r"))).containsExactly("abcde");
  }

  @Test
  void ctrl_d_ends_on_an_empty_line_only() {
    assertThat(lines(typed("a\004b\r\004c\r"))).containsExactly("ab");
  }

  @Test
  void ctrl_c_interrupts_and_forgets_the_line() {
    RawLines raw = typed("oops\003fine\r");
    AtomicInteger interrupts = new AtomicInteger();
    raw.keyboard().whenInterrupted(interrupts::incrementAndGet);
    Typed first = raw.keyboard().line(Optional.empty());
    if (first == Typed.INTERRUPT) {
      first = raw.keyboard().line(Optional.empty());
      interrupts.incrementAndGet();
    }
    assertThat(first.text()).isEqualTo("fine");
    assertThat(interrupts).hasValue(1);
    assertThat(screen()).isEqualTo("oops^C\r\nfine\r\n");
  }

  @Test
  void printed_lines_begin_at_the_left() {
    typed("").paper().printf("one%ntwo: ").flush();
    assertThat(screen()).isEqualTo("one\r\ntwo: ");
  }
}
