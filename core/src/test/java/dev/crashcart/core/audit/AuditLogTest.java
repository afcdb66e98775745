package dev.crashcart.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.MemoryHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private final MemoryHost host = new MemoryHost();
  private final AuditLog log = new AuditLog(host);

  static AuditEvent event(String reason) {
    return new AuditEvent(
        "applied", "admin", "/dev/tty1", 4, reason, List.of("ssh.port: 22 -> 2222"));
  }

  @Test
  void nothingIsThereAtFirst() throws HostFailure {
    assertThat(log.tail(10)).isEmpty();
    assertThat(log.damage()).isEmpty();
    assertThat(host.mutations()).isEmpty();
  }

  @Test
  void anEntryIsOneLineChainedToTheOneBefore() throws HostFailure {
    log.append(event("new port"));
    host.at(Instant.parse("2026-03-01T10:20:31.0456789Z"));
    log.append(new AuditEvent("shell", "console", "/dev/ttyS0", -1, "", List.of()));

    String first =
        "{\"seq\":1,\"time\":\"2026-03-01T10:20:30.000Z\",\"action\":\"applied\",\"who\":\"admin\","
            + "\"terminal\":\"/dev/tty1\",\"generation\":4,\"reason\":\"new port\","
            + "\"details\":[\"ssh.port: 22 -> 2222\"],\"previous\":\""
            + "0".repeat(64)
            + "\"}";
    String second =
        "{\"seq\":2,\"time\":\"2026-03-01T10:20:31.045Z\",\"action\":\"shell\",\"who\":\"console\","
            + "\"terminal\":\"/dev/ttyS0\",\"generation\":-1,\"reason\":\"\",\"details\":[],"
            + "\"previous\":\""
            + DigestUtils.sha256Hex(first)
            + "\"}";
    assertThat(host.text(AuditLog.PATH)).isEqualTo(first + "\n" + second + "\n");
    assertThat(log.tail(10)).containsExactly(first, second);
    assertThat(log.tail(1)).containsExactly(second);
    assertThat(log.tail(0)).isEmpty();
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void theLogIsForRootOnly() throws HostFailure {
    log.append(event("x"));

    assertThat(host.facts("/var/log/crashcart")).hasValue(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts(AuditLog.PATH)).hasValue(FileFacts.file(0600, 0, 0));
    assertThat(host.facts(LogHead.PATH)).hasValue(FileFacts.file(0600, 0, 0));
  }

  @Test
  void aReasonCannotForgeALineNorReachTheTerminal() throws HostFailure {
    log.append(event("x\"}\n{\"seq\":2,\r\u0085\u2028\u001b[2J\u009b1m\u0000"));
    log.append(event("y"));

    assertThat(host.text(AuditLog.PATH).lines()).hasSize(2);
    assertThat(host.text(AuditLog.PATH).replace("\n", ""))
        .doesNotContainPattern("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}]");
    assertThat(Json.readObject(log.tail(2).get(0)).orElseThrow().get("reason"))
        .isEqualTo("x\"}\n{\"seq\":2,\r\u0085\u2028\u001b[2J\u009b1m\u0000");
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void textsOfNoReasonableLengthAreShortened() throws HostFailure {
    String large = "\u001b".repeat(100_000);
    log.append(new AuditEvent(large, large, large, 1, large, Collections.nCopies(10_000, large)));

    assertThat(host.text(AuditLog.PATH).length()).isLessThan(4 << 20);
    assertThat(Json.readObject(log.tail(1).get(0)).orElseThrow().get("details"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(501)
        .last()
        .isEqualTo("and 9500 more");
    assertThat(log.damage()).isEmpty();
  }

  @Test
  void aTextIsNotCutWithinACharacter() throws HostFailure {
    log.append(event("x".repeat(999) + "😀😀"));

    assertThat(Json.readObject(log.tail(1).get(0)).orElseThrow().get("reason"))
        .isEqualTo("x".repeat(999) + "…");
  }

  @Test
  void whoComesWhileAnotherWritesIsToldSo() throws HostFailure {
    Host.Lock other = host.lock("/run/crashcart/audit.lock", "", Duration.ZERO).orElseThrow();

    assertThatThrownBy(() -> log.append(event("x")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("The audit log is busy");
    assertThat(host.mutations()).isEmpty();

    other.close();
    log.append(event("x"));
    log.append(event("y"));
    assertThat(log.tail(9)).hasSize(2);
  }

  @Test
  void theJournalOfARunningMachineGetsEveryLine() throws HostFailure {
    host.as(Host.Kind.LIVE).withCommand("systemd-cat", new CommandResult(0, "", ""));
    log.append(event("x"));

    assertThat(host.ran())
        .containsExactly(
            new MemoryHost.Ran(
                List.of("systemd-cat", "-t", "crashcart", "-p", "notice"), log.tail(1).get(0)));
  }

  @Test
  void aJournalThatRefusesDoesNotMatter() throws HostFailure {
    host.as(Host.Kind.LIVE).withCommand("systemd-cat", new CommandResult(1, "", "no journal"));
    log.append(event("x"));

    assertThat(log.tail(1)).hasSize(1);
    assertThat(host.ran()).hasSize(1);
  }

  @Test
  void onlyARunningMachineWithAJournalIsMirrored() throws HostFailure {
    log.append(event("x"));
    host.withCommand("systemd-cat", new CommandResult(0, "", "")).as(Host.Kind.OFFLINE);
    log.append(event("x"));
    new AuditLog(new MemoryHost().as(Host.Kind.LIVE)).append(event("x"));

    assertThat(host.ran()).isEmpty();
  }

  @Test
  void whatStandsInATornLineDoesNotReachTheTerminal() throws HostFailure {
    log.append(event("x"));
    host.put(AuditLog.PATH, host.text(AuditLog.PATH) + "{\"seq\":2\u001b[2J\u009b");

    assertThat(log.tail(1)).containsExactly("{\"seq\":2?[2J?");
  }

  @Test
  void aHeadThatCannotBeWrittenLeavesTheLogAtMostOneLineAhead() throws HostFailure {
    log.append(event("x"));
    for (int round = 0; round < 3; round++) {
      host.failAfter(1);
      assertThatThrownBy(() -> log.append(event("not confirmed"))).isInstanceOf(HostFailure.class);
      host.failAfter(0);
      assertThatThrownBy(() -> log.append(event("not written"))).isInstanceOf(HostFailure.class);
      assertThat(log.damage()).isEmpty();
    }
    log.append(event("y"));

    assertThat(log.damage()).isEmpty();
    assertThat(host.text(AuditLog.PATH)).contains("not confirmed").doesNotContain("not written");
  }

  @Test
  void aFullLogOfManyLinesIsWalkedQuickly() throws HostFailure {
    AuditEvent large =
        new AuditEvent(
            "applied", "a", "t", 1, "x".repeat(900), Collections.nCopies(20, "y".repeat(300)));
    while (host.read(AuditLog.PATH).map(all -> all.length).orElse(0) < 3 << 20) {
      log.append(large);
    }
    long start = System.nanoTime();

    assertThat(log.damage()).isEmpty();
    assertThat(log.tail(100)).hasSize(100);
    log.append(event("y"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(host.text(AuditLog.PATH).getBytes(StandardCharsets.UTF_8).length)
        .isGreaterThan(3 << 20);
  }
}
