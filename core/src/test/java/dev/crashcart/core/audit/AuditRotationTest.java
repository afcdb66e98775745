package dev.crashcart.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.MemoryHost;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Full files are set aside, four of them are kept, and the chain goes through all of them. */
class AuditRotationTest {
  /** Each file gets two of the entries below, for one is more than 200 and two more than 400. */
  private static final int FULL_BYTES = 400;

  private final MemoryHost host = new MemoryHost();
  private final AuditLog log = new AuditLog(host, FULL_BYTES);

  private void append(int from, int to) throws HostFailure {
    for (int i = from; i <= to; i++) {
      log.append(AuditLogTest.event("reason " + i));
    }
  }

  private List<String> files() {
    return host.names(LogFiles.FOLDER);
  }

  private static String aside(int last) {
    return LogFiles.pathOf(last);
  }

  @Test
  void fullFilesAreSetAsideAndFourAreKept() throws HostFailure {
    append(1, 5);
    assertThat(files())
        .containsExactly("audit-0000000002.jsonl", "audit-0000000004.jsonl", "audit.jsonl");

    append(6, 13);
    assertThat(files())
        .containsExactly(
            "audit-0000000006.jsonl",
            "audit-0000000008.jsonl",
            "audit-0000000010.jsonl",
            "audit-0000000012.jsonl",
            "audit.jsonl");
    assertThat(log.damage()).isEmpty();
    assertThat(host.facts(aside(12))).isEqualTo(host.facts(AuditLog.PATH));
  }

  @Test
  void theLogIsWholeAfterEveryEntry() throws HostFailure {
    for (int i = 1; i <= 20; i++) {
      append(i, i);
      assertThat(log.damage()).as("after %d", i).isEmpty();
    }
  }

  @Test
  void theTailGoesThroughTheFilesSetAside() throws HostFailure {
    append(1, 13);

    assertThat(log.tail(6))
        .extracting(line -> line.replaceAll(".*\"reason\":\"reason (\\d+)\".*", "$1"))
        .containsExactly("8", "9", "10", "11", "12", "13");
    assertThat(log.tail(100)).hasSize(9);
  }

  @Test
  void damageInAFileSetAsideIsFound() throws HostFailure {
    append(1, 13);
    String good = host.text(aside(8));

    host.put(aside(8), good.replace("reason 7", "reason 9"));
    assertThat(log.damage().orElseThrow()).startsWith("Line 2 of " + aside(8));

    host.put(aside(8), good.replace("reason 8", "reason 9"));
    assertThat(log.damage().orElseThrow()).startsWith("Line 1 of " + aside(10));

    host.put(aside(8), good.lines().findFirst().orElseThrow() + "\n");
    assertThat(log.damage().orElseThrow())
        .startsWith("Line 1 of " + aside(10) + " is entry 9, but entry 8 belongs here");

    host.drop(aside(8));
    assertThat(log.damage().orElseThrow()).startsWith("Line 1 of " + aside(10) + " is entry 9");

    host.put(aside(8), good);
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void aShortenedBeginningIsFound() throws HostFailure {
    append(1, 13);
    String oldest = host.text(aside(6));

    host.put(aside(6), oldest.lines().skip(1).findFirst().orElseThrow() + "\n");
    assertThat(log.damage().orElseThrow()).startsWith("Line 1 of " + aside(6) + " is entry 6");

    host.drop(aside(6));
    assertThat(log.damage().orElseThrow()).startsWith("Line 1 of " + aside(8) + " is entry 7");
  }

  @Test
  void aTornLineIsExplainedInTheNextFile() throws HostFailure {
    append(1, 2);
    host.put(AuditLog.PATH, host.text(AuditLog.PATH) + "{\"seq\":3,\"ti");

    append(3, 3);

    assertThat(host.text(aside(2))).endsWith("{\"seq\":3,\"ti");
    assertThat(host.text(AuditLog.PATH)).startsWith("{\"seq\":3,").contains("log-damaged");
    assertThat(log.damage()).isEmpty();
    append(4, 6);
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void aLostHeadDoesNotHideOldFiles() throws HostFailure {
    append(1, 13);
    host.drop(LogHead.PATH);
    assertThat(log.damage().orElseThrow()).startsWith(LogHead.PATH);

    append(14, 14);

    assertThat(log.damage().orElseThrow()).contains("notes what was wrong before it");
    assertThat(log.tail(100)).hasSize(11);
  }

  @Test
  void anOldFileThatCannotBeRemovedDoesNotMatter() throws HostFailure {
    append(1, 10);
    host.failAfter(3);
    append(11, 11);
    assertThat(files()).hasSize(6).contains("audit-0000000002.jsonl");
    assertThat(log.damage()).isEmpty();

    append(12, 13);
    assertThat(files()).hasSize(5).doesNotContain("audit-0000000002.jsonl");
    assertThat(log.damage()).isEmpty();
  }
}
