package dev.crashcart.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.MemoryHost;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The process dies at each write of an append in turn, also at those of the one that mends it. */
class AuditCrashTest {
  private static final int NEVER_FULL = 1 << 20;
  private static final int SOON_FULL = 700;
  private static final Pattern NOT_WHOLE =
      Pattern.compile("Line (\\d+) of " + AuditLog.PATH + " is not whole.*");
  private static final int[] TORN_AT = {0, 1, 2, 150, -2, -1, 100_000};

  private static void entries(MemoryHost host, int fullBytes, int count) throws HostFailure {
    AuditLog log = new AuditLog(host, fullBytes);
    for (int i = 1; i <= count; i++) {
      log.append(AuditLogTest.event("before " + i));
    }
  }

  private static void die(MemoryHost host, int fullBytes, int working, int torn, String reason)
      throws HostFailure {
    host.crashAfter(working, torn);
    try {
      new AuditLog(host, fullBytes).append(AuditLogTest.event(reason));
    } catch (MemoryHost.Crash died) {
      assertThat(working).isLessThan(12);
    }
    host.restart();
  }

  /** At most the end is torn, and every entry that was confirmed is there. */
  private static void assertGood(MemoryHost host, int fullBytes, int before) throws HostFailure {
    AuditLog log = new AuditLog(host, fullBytes);
    List<String> lines = log.tail(1000);
    Optional<String> damage = log.damage();
    if (damage.isPresent()) {
      Matcher matcher = NOT_WHOLE.matcher(damage.get());
      assertThat(matcher.matches()).as(damage.get()).isTrue();
      assertThat(host.text(AuditLog.PATH).lines().skip(Integer.parseInt(matcher.group(1)) - 1L))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(Json.readObject(line)).isEmpty());
    }
    for (int i = 1; i <= before; i++) {
      String reason = "\"before " + i + "\"";
      assertThat(lines).as(reason).filteredOn(line -> line.contains(reason)).hasSize(1);
    }
  }

  private static void assertMended(MemoryHost host, int fullBytes, int before) throws HostFailure {
    AuditLog log = new AuditLog(host, fullBytes);
    log.append(AuditLogTest.event("after"));
    assertThat(log.damage()).isEmpty();
    assertGood(host, fullBytes, before);
    assertThat(log.tail(1)).allSatisfy(line -> assertThat(line).contains("\"after\""));
    log.append(AuditLogTest.event("later"));
    assertThat(log.damage()).isEmpty();
  }

  private static void everywhere(int fullBytes, int before) throws HostFailure {
    for (int working = 0; working < 9; working++) {
      for (int torn : TORN_AT) {
        MemoryHost host = new MemoryHost();
        entries(host, fullBytes, before);
        die(host, fullBytes, working, torn, "first");
        assertGood(host, fullBytes, before);
        assertMended(host, fullBytes, before);
      }
    }
  }

  private static void everywhereTwice(int fullBytes, int before) throws HostFailure {
    for (int first = 0; first < 7; first++) {
      for (int second = 0; second < 8; second++) {
        for (int torn : new int[] {0, 1, 150, -1}) {
          MemoryHost host = new MemoryHost();
          entries(host, fullBytes, before);
          die(host, fullBytes, first, 150, "first");
          die(host, fullBytes, second, torn, "second");
          assertGood(host, fullBytes, before);
          die(host, fullBytes, second, torn, "third");
          assertGood(host, fullBytes, before);
          assertMended(host, fullBytes, before);
        }
      }
    }
  }

  @Test
  void inTheFirstEntryEver() throws HostFailure {
    everywhere(NEVER_FULL, 0);
  }

  @Test
  void inALaterEntry() throws HostFailure {
    everywhere(NEVER_FULL, 3);
  }

  @Test
  void againWhileItIsMended() throws HostFailure {
    everywhereTwice(NEVER_FULL, 0);
    everywhereTwice(NEVER_FULL, 2);
  }

  @Test
  void whileAFullFileIsSetAside() throws HostFailure {
    for (int before = 2; before < 7; before++) {
      everywhere(SOON_FULL, before);
    }
  }

  @Test
  void againWhileAFullFileIsSetAside() throws HostFailure {
    for (int before = 2; before < 5; before++) {
      everywhereTwice(SOON_FULL, before);
    }
  }

  @Test
  void anEntryThatWasConfirmedIsThere() throws HostFailure {
    MemoryHost host = new MemoryHost();
    entries(host, NEVER_FULL, 3);
    assertThatThrownBy(
            () -> {
              host.crashAfter(1, 0);
              new AuditLog(host).append(AuditLogTest.event("without its head"));
            })
        .isInstanceOf(MemoryHost.Crash.class);
    host.restart();

    assertThat(new AuditLog(host).damage()).isEmpty();
    assertThat(new AuditLog(host).tail(1).get(0)).contains("without its head");
  }
}
