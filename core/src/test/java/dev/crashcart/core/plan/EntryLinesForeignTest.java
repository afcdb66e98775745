package dev.crashcart.core.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryLinesForeignTest {
  private static String set(String content, String line) {
    String name = line.substring(0, line.indexOf(':'));
    return EntryLines.of(content).with(name, Optional.of(line));
  }

  private static String takeOut(String content, String name) {
    return EntryLines.of(content).with(name, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "a:1\n",
        "a:1",
        "a:1\r\nb:2\r\n",
        "a:1\n\n\nb:2\n",
        "# c\n+::::::\n-bob\n",
        "a:1\na:2\n"
      })
  void what_is_not_touched_stays_to_the_byte(String content) {
    assertThat(takeOut(content, "nobody")).isEqualTo(content);
    EntryLines lines = EntryLines.of(content);
    lines.find("a").ifPresent(same -> assertThat(set(content, same)).isEqualTo(content));
  }

  @Test
  void every_byte_survives() {
    StringBuilder all = new StringBuilder("ann:old\n");
    for (char c = 0; c < 256; c++) {
      all.append(c == '\n' ? ' ' : c);
    }
    byte[] content = all.append("\n").toString().getBytes(ISO_8859_1);
    String changed = set(new String(content, ISO_8859_1), "ann:new");
    assertThat(changed.getBytes(ISO_8859_1))
        .isEqualTo(new String(content, ISO_8859_1).replace("old", "new").getBytes(ISO_8859_1));
  }

  @Test
  void an_entry_is_found_by_its_whole_name() {
    EntryLines lines = EntryLines.of("anna:1\nann:2\n#ann:3\n");
    assertThat(lines.find("ann")).contains("ann:2");
    assertThat(lines.find("an")).isEmpty();
    assertThat(lines.find("nn")).isEmpty();
    assertThat(lines.lines()).containsExactly("anna:1", "ann:2", "#ann:3");
  }

  @Test
  void of_two_the_first_counts_as_getpwnam_does() {
    assertThat(EntryLines.of("a:1\na:2\n").find("a")).contains("a:1");
    assertThat(set("a:1\nb:\na:2\n", "a:3")).isEqualTo("a:3\nb:\na:2\n");
    assertThat(takeOut("a:1\na:2\n", "a")).isEqualTo("a:2\n");
  }

  @Test
  void blanks_before_a_name_are_skipped_as_getpwnam_does() {
    assertThat(EntryLines.of(" \tann:1\n").find("ann")).contains(" \tann:1");
    assertThat(set("x:\n ann:1\n", "ann:2")).isEqualTo("x:\nann:2\n");
  }

  @Test
  void a_carriage_return_belongs_to_the_line() {
    assertThat(EntryLines.of("a:1\r\nb:2\r\n").find("a")).contains("a:1\r");
    assertThat(set("a:1\r\nb:2\r\n", "a:3")).isEqualTo("a:3\nb:2\r\n");
  }

  @Test
  void a_new_entry_goes_to_the_end_but_before_nis() {
    assertThat(set("", "a:1")).isEqualTo("a:1\n");
    assertThat(set("b:\n", "a:1")).isEqualTo("b:\na:1\n");
    assertThat(set("b:", "a:1")).isEqualTo("b:\na:1\n");
    assertThat(set("b:\n+@admins::::::\n+::::::\n", "a:1"))
        .isEqualTo("b:\na:1\n+@admins::::::\n+::::::\n");
    assertThat(set("+::::::", "a:1")).isEqualTo("a:1\n+::::::\n");
  }

  @Test
  void a_missing_end_of_the_last_line_stays_missing_where_that_line_stays() {
    assertThat(set("a:1\nb:2", "b:3")).isEqualTo("a:1\nb:3");
    assertThat(takeOut("a:1\nb:2", "a")).isEqualTo("b:2");
    assertThat(takeOut("a:1\nb:2", "b")).isEqualTo("a:1\n");
  }

  @Test
  void the_last_entry_leaves_an_empty_file() {
    assertThat(takeOut("a:1\n", "a")).isEmpty();
    assertThat(takeOut("a:1", "a")).isEmpty();
  }
}
