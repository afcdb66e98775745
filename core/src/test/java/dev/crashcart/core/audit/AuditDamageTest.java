package dev.crashcart.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.MemoryHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever somebody does to the log is found, and stays found when the log goes on. */
class AuditDamageTest {
  private static final String LINE = "Line %d of " + AuditLog.PATH;

  private final MemoryHost host = new MemoryHost();
  private final AuditLog log = new AuditLog(host);
  private List<String> lines = List.of();
  private String head = "";

  @BeforeEach
  void fiveEntries() throws HostFailure {
    for (int i = 1; i <= 5; i++) {
      log.append(AuditLogTest.event("reason " + i));
    }
    lines = host.text(AuditLog.PATH).lines().toList();
    head = host.text(LogHead.PATH);
  }

  private void put(List<String> changed) {
    host.put(AuditLog.PATH, String.join("\n", changed) + "\n");
    host.put(LogHead.PATH, head);
  }

  private String found() throws HostFailure {
    String sentence = log.damage().orElse("nothing");
    assertThat(sentence).endsWith("Compare with the copy in the journal: journalctl -t crashcart");
    return sentence;
  }

  private static String place(int line) {
    return String.format(LINE, line);
  }

  @Test
  void everyChangedByte() throws HostFailure {
    byte[] good = host.text(AuditLog.PATH).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      host.put(AuditLog.PATH, changed);
      assertThat(log.damage()).as("byte %d", i).isPresent();
    }
  }

  @Test
  void aChangedWordNamesTheLine() throws HostFailure {
    List<String> changed = new ArrayList<>(lines);
    changed.set(2, lines.get(2).replace("reason 3", "reason 7"));
    put(changed);
    assertThat(found()).startsWith(place(4) + " does not fit what stands before it");

    changed = new ArrayList<>(lines);
    changed.set(4, lines.get(4).replace("reason 5", "reason 7"));
    put(changed);
    assertThat(found()).startsWith("Entry 5, the last of").contains("was changed or replaced");
  }

  @Test
  void everyRemovedLine() throws HostFailure {
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = new ArrayList<>(lines);
      changed.remove(i);
      put(changed);
      assertThat(found())
          .startsWith(
              i == 4
                  ? AuditLog.PATH + " ends with entry 4, but entry 5 was written"
                  : place(i + 1) + " is entry " + (i + 2) + ", but entry " + (i + 1))
          .contains(i == 4 ? "its end was cut off" : "lines are missing");
    }
  }

  @Test
  void everySwappedPair() throws HostFailure {
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        List<String> changed = new ArrayList<>(lines);
        Collections.swap(changed, i, j);
        put(changed);
        assertThat(found())
            .startsWith(place(i + 1) + " is entry " + (j + 1))
            .contains("another order");
      }
    }
  }

  @Test
  void everyRepeatedLine() throws HostFailure {
    for (int i = 0; i < lines.size(); i++) {
      for (int at = i + 1; at <= lines.size(); at++) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(at, lines.get(i));
        put(changed);
        assertThat(found()).startsWith(place(at + 1)).contains("it was put in");
      }
    }
  }

  @Test
  void everyForgedLine() throws HostFailure {
    for (int at = 0; at <= lines.size(); at++) {
      String forged = lines.get(0).replace("\"seq\":1", "\"seq\":" + (at + 1));
      List<String> changed = new ArrayList<>(lines);
      changed.add(at, forged);
      put(changed);
      assertThat(log.damage()).as("forged at %d", at).isPresent();

      changed.set(at, "not an entry");
      put(changed);
      assertThat(found()).startsWith(place(at + 1)).containsAnyOf("is not an entry", "not whole");
    }
  }

  @Test
  void everyCutTail() throws HostFailure {
    byte[] good = host.text(AuditLog.PATH).getBytes(StandardCharsets.UTF_8);
    // The last line end says nothing; without it the log is whole.
    for (int length = 0; length < good.length - 1; length++) {
      host.put(AuditLog.PATH, Arrays.copyOf(good, length));
      assertThat(log.damage()).as("cut at %d", length).isPresent();
    }
    host.put(AuditLog.PATH, Arrays.copyOf(good, good.length - 1));
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void aLostLogOrHead() throws HostFailure {
    host.drop(AuditLog.PATH);
    assertThat(found()).contains(" has no entry, but entry 5 was written");

    put(lines);
    host.drop(LogHead.PATH);
    assertThat(found()).startsWith(LogHead.PATH + " is missing or damaged");

    host.put(LogHead.PATH, "{}");
    assertThat(found()).startsWith(LogHead.PATH + " is missing or damaged");
  }

  @Test
  void aHeadFromABackup() throws HostFailure {
    for (int i = 6; i <= 8; i++) {
      log.append(AuditLogTest.event("reason " + i));
    }
    host.put(LogHead.PATH, head);

    assertThat(found()).contains("ends with entry 8, which does not follow entry 5");
  }

  @Test
  void oneGoodLineMoreThanTheHeadKnowsIsNoDamage() throws HostFailure {
    log.append(AuditLogTest.event("reason 6"));
    host.put(LogHead.PATH, head);
    assertThat(log.damage()).isEmpty();

    log.append(AuditLogTest.event("reason 7"));
    assertThat(log.damage()).isEmpty();
    assertThat(host.text(AuditLog.PATH)).doesNotContain("log-damaged");
  }

  @Test
  void oneLineMoreMustFollowThatOfTheHead() throws HostFailure {
    String changed = lines.get(4).replace("reason 5", "reason 9");
    String next =
        lines
            .get(0)
            .replace("\"seq\":1", "\"seq\":6")
            .replace("0".repeat(64), DigestUtils.sha256Hex(changed));
    List<String> both = new ArrayList<>(lines.subList(0, 4));
    both.add(changed);
    both.add(next);
    put(both);

    assertThat(found()).contains("ends with entry 6, which does not follow entry 5");
  }

  @Test
  void damageIsNotedByTheNextEntryAndStaysFound() throws HostFailure {
    String forged = lines.get(0).replace("\"seq\":1", "\"seq\":6");
    List<List<String>> damaged =
        List.of(
            lines.subList(0, 3),
            List.of(lines.get(0), lines.get(1), lines.get(2), lines.get(3), lines.get(4) + " "),
            List.of("junk"),
            concat(lines, forged),
            concat(lines, forged, "torn"));
    for (List<String> content : damaged) {
      put(content);
      log.append(AuditLogTest.event("goes on"));
      log.append(AuditLogTest.event("and on"));

      String text = host.text(AuditLog.PATH);
      assertThat(text).startsWith(String.join("\n", content) + "\n");
      assertThat(text.lines().skip(content.size())).hasSize(3);
      assertThat(text.lines().skip(content.size()).findFirst().orElseThrow())
          .contains("\"action\":\"log-damaged\"");
      assertThat(found()).startsWith("Line ");
    }
  }

  @Test
  void aLostHeadIsNotedAndStaysFound() throws HostFailure {
    put(lines.subList(0, 3));
    host.drop(LogHead.PATH);
    log.append(AuditLogTest.event("goes on"));

    assertThat(found())
        .startsWith(place(4) + " notes what was wrong before it: " + LogHead.PATH)
        .contains("is missing or damaged");
    host.put(LogHead.PATH, "?");
    log.append(AuditLogTest.event("and on"));
    assertThat(found()).startsWith(place(4));
  }

  @Test
  void aTornLineIsEndedKeptAndExplained() throws HostFailure {
    host.put(AuditLog.PATH, host.text(AuditLog.PATH) + "{\"seq\":6,\"ti");
    assertThat(found()).startsWith(place(6) + " is not whole");

    log.append(AuditLogTest.event("goes on"));

    List<String> now = host.text(AuditLog.PATH).lines().toList();
    assertThat(now).hasSize(8).startsWith(lines.toArray(String[]::new)).contains("{\"seq\":6,\"ti");
    assertThat(now.get(6)).startsWith("{\"seq\":6,").contains("\"action\":\"log-damaged\"");
    assertThat(now.get(7)).startsWith("{\"seq\":7,").contains("goes on");
    assertThat(log.damage()).isEmpty();

    head = host.text(LogHead.PATH);
    List<String> changed = new ArrayList<>(now);
    changed.set(4, lines.get(4).replace("reason 5", "reason 9"));
    put(changed);
    assertThat(found()).startsWith(place(7));
    changed = new ArrayList<>(now);
    changed.set(5, "{\"seq\":6,\"to");
    put(changed);
    assertThat(found()).startsWith(place(7));
    changed = new ArrayList<>(now);
    changed.remove(5);
    put(changed);
    assertThat(found()).startsWith(place(6));
    changed = new ArrayList<>(now);
    changed.remove(6);
    put(changed);
    assertThat(found()).startsWith(place(6) + " is not an entry");
  }

  @Test
  void aForgedNoteDoesNotReachTheTerminal() throws HostFailure {
    String forged =
        lines
            .get(0)
            .replace("\"seq\":1", "\"seq\":6")
            .replace("applied", "log-damaged")
            .replace("reason 1", "\\u001b[2J")
            .replace("0".repeat(64), DigestUtils.sha256Hex(lines.get(4)));
    put(concat(lines, forged));

    assertThat(found()).startsWith(place(6) + " notes what was wrong before it: ?[2J");
  }

  @Test
  void aFaultSeenWhileAnotherWritesIsLookedAtAgainWhenHeHasDone() throws HostFailure {
    put(lines.subList(0, 3));
    host.lock("/run/crashcart/audit.lock", "", Duration.ZERO);

    assertThatThrownBy(log::damage)
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("The audit log is busy");
  }

  private static List<String> concat(List<String> lines, String... more) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(List.of(more));
    return all;
  }
}
