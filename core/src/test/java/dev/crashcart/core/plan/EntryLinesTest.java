package dev.crashcart.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryLinesTest {
  private static final String FILE = "root:x:0\n# a note: kept\n\nann:x:1\n+@nis:::\n-bob:::\n";

  @Test
  void onlyTheNamedLinesChange() {
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    changes.put("zoe", Optional.of("zoe:x:3"));
    changes.put("ann", Optional.of("ann:x:9"));
    changes.put("eve", Optional.of("eve:x:4"));
    changes.put("root", Optional.empty());
    assertThat(EntryLines.of(FILE).with(changes))
        .isEqualTo("# a note: kept\n\nann:x:9\nzoe:x:3\neve:x:4\n+@nis:::\n-bob:::\n");
  }

  @Test
  void nothingChangesWhenNothingIsAsked() {
    for (String file : new String[] {FILE, "", "root:x:0", "\n\n", "root:x:0\r\nann:x:1"}) {
      assertThat(EntryLines.of(file).with(Map.of())).isEqualTo(file);
    }
  }

  @Test
  void aFileWithoutLastLineEndKeepsThatUntilALineIsAdded() {
    EntryLines lines = EntryLines.of("root:x:0\nann:x:1");
    assertThat(lines.with("ann", Optional.of("ann:x:2"))).isEqualTo("root:x:0\nann:x:2");
    assertThat(lines.with("zoe", Optional.of("zoe:x:3"))).isEqualTo("root:x:0\nann:x:1\nzoe:x:3\n");
  }

  @Test
  void theFirstLineOfANameIsTheEntryAndBlanksBeforeItDoNotHideIt() {
    EntryLines lines = EntryLines.of("  ann:first\nann:second\n");
    assertThat(lines.find("ann")).contains("  ann:first");
    assertThat(lines.with("ann", Optional.of("ann:new"))).isEqualTo("ann:new\nann:second\n");
    assertThat(lines.find("an")).isEmpty();
  }

  @Test
  void foreignBytesStayAndTextsOfPeopleBecomeUtf8() {
    byte[] latin = {'b', ':', (byte) 0xFC, '\n'};
    String added = EntryLines.fromText("j:J\u00f6rg");
    byte[] after = EntryLines.bytes(EntryLines.of(latin).with("j", Optional.of(added)));
    assertThat(after)
        .containsExactly('b', ':', 0xFC, '\n', 'j', ':', 'J', 0xC3, 0xB6, 'r', 'g', '\n');
    assertThat(EntryLines.toText(added)).isEqualTo("j:J\u00f6rg");
  }
}
