package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counter on a simulated appliance: choosing, refusing, drift, history, one-time access. */
class ApplianceTest {
  @TempDir Path temp;
  private Bench bench;
  private Appliance appliance;

  @BeforeEach
  void anAppliance() throws Exception {
    bench = new Bench(temp.resolve("appliance"));
    appliance = bench.appliance;
  }

  private PasswordState state(String name) throws HostFailure {
    return appliance.status().accounts().stream()
        .filter(account -> account.name().value().equals(name))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void methodAdminLeavesRootWithoutPassword() throws Exception {
    bench.withAdmin();
    assertThat(bench.shadow("admin")).startsWith("admin:" + Bench.FIRST.text().reveal());
    assertThat(bench.shadow("root")).startsWith("root:*:");
    assertThat(Files.readAllLines(bench.folder.resolve("etc/passwd"), StandardCharsets.ISO_8859_1))
        .anyMatch(line -> line.startsWith("admin:x:950:950:"));
    assertThat(Files.readString(bench.folder.resolve("etc/sudoers.d/50-crashcart")))
        .contains("admin ALL=(ALL:ALL) ALL");
    assertThat(bench.folder.resolve("home/admin")).isDirectory();
    assertThat(appliance.status().warnings()).isEmpty();
    assertThat(appliance.status().somebodyUsable()).isTrue();
  }

  @Test
  void methodRootThenAdminThenWeb() throws Exception {
    bench.applyNow(appliance.planMethod(Method.ROOT, Optional.of(Bench.SECOND), Bench.CONSOLE));
    assertThat(state("root")).isEqualTo(PasswordState.SET);
    assertThat(appliance.status().warnings()).anyMatch(w -> w.contains("not recommended"));
    bench.applyNow(appliance.planMethod(Method.ADMIN, Optional.of(Bench.FIRST), Bench.CONSOLE));
    assertThat(state("root")).isEqualTo(PasswordState.DISABLED);
    assertThat(state("admin")).isEqualTo(PasswordState.SET);
    bench.applyNow(appliance.planMethod(Method.WEB, Optional.empty(), Bench.CONSOLE));
    assertThat(state("admin")).isEqualTo(PasswordState.DISABLED);
    assertThat(appliance.status().somebodyUsable()).isFalse();
  }

  @Test
  void enablingRootForLimitedUseBringsItsOldPasswordBack() throws Exception {
    bench.applyNow(appliance.planMethod(Method.ROOT, Optional.of(Bench.SECOND), Bench.CONSOLE));
    bench.withAdmin();
    bench.applyNow(
        appliance.planAccount(
            Bench.ROOT, AccountChange.enabled(true), Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(bench.shadow("root")).contains(Bench.SECOND.text().reveal());
  }

  @Test
  void theLastAdministratorIsNotDisabledByAccident() throws Exception {
    bench.withAdmin();
    AccountChange disable = AccountChange.enabled(false);
    Checked<Proposal> refused =
        appliance.planAccount(Bench.ADMIN, disable, Appliance.Consent.of(Bench.CONSOLE));
    assertThat(refused.findValue()).isEmpty();
    assertThat(refused.problems()).anyMatch(p -> p.message().contains("no administrator"));
    bench.applyNow(
        appliance.planAccount(Bench.ADMIN, disable, new Appliance.Consent(Bench.CONSOLE, true)));
    assertThat(bench.shadow("admin")).startsWith("admin:*:");
    assertThat(appliance.status().warnings()).anyMatch(w -> w.contains("Nobody can sign in"));
  }

  @Test
  void oneTimeAccessIsSavedForNoAccountAndEndsWithTheFirstUsableOne() throws Exception {
    bench.withAdmin();
    bench.applyNow(
        appliance.planAccount(
            Bench.ADMIN, AccountChange.enabled(false), new Appliance.Consent(Bench.CONSOLE, true)));
    String shadow = Files.readString(bench.folder.resolve("etc/shadow"));
    char[] password = "for this once only".toCharArray();
    PasswordHash hash = dev.crashcart.core.accounts.Passwords.hash(password);
    appliance.openOneTimeAccess(hash, Bench.CONSOLE);
    assertThat(opens(password, "/dev/tty1")).isTrue();
    assertThat(opens("another".toCharArray(), "/dev/tty2")).isFalse();
    assertThat(Files.readString(bench.folder.resolve("etc/shadow"))).isEqualTo(shadow);
    assertThat(appliance.status().oneTimeAccessUntil()).isPresent();

    bench.clock.turn(Duration.ofMinutes(15));
    assertThat(opens(password, "/dev/tty3")).as("after 15 minutes").isFalse();

    appliance.openOneTimeAccess(hash, Bench.CONSOLE);
    bench.applyNow(
        appliance.planAccount(
            Bench.ADMIN, AccountChange.enabled(true), Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(opens(password, "/dev/tty4")).as("somebody is usable").isFalse();
    assertThat(appliance.auditTail(20)).anyMatch(line -> line.contains("one-time-access"));
  }

  private boolean opens(char[] password, String terminal) throws HostFailure {
    return appliance.signInDesk().signInOnce(password, terminal)
        instanceof SignInResult.WelcomeOnce;
  }

  @Test
  void aStaleProposalIsRefused() throws Exception {
    bench.withAdmin();
    Proposal old = bench.password(Bench.ADMIN, Bench.SECOND, Bench.CONSOLE);
    bench.applyNow(
        new Checked.Valid<>(
            bench.password(Bench.ROOT, Bench.SECOND, Bench.CONSOLE), java.util.List.of()));
    assertThat(appliance.apply(old, Bench.CONSOLE, "late"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.why()).contains("meanwhile"));
  }

  @Test
  void somebodyElseAtWorkIsNamed() throws Exception {
    bench.withAdmin();
    Proposal proposal = bench.password(Bench.ADMIN, Bench.SECOND, Bench.CONSOLE);
    try (var lock =
        bench
            .host
            .lock("/run/crashcart/lock", "ann at /dev/ttyS0 since 03:00", Duration.ZERO)
            .orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(appliance.apply(proposal, Bench.CONSOLE, "test").message())
          .contains("ann at /dev/ttyS0");
    }
    assertThat(appliance.apply(proposal, Bench.CONSOLE, "test"))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void driftIsSeenAdoptedOrPutRight() throws Exception {
    bench.withAdmin();
    Path shadow = bench.folder.resolve("etc/shadow");
    String before = Files.readString(shadow);
    String foreign = "$6$saltsaltsaltsalt$" + "a".repeat(86);
    Files.writeString(shadow, before.replace(Bench.FIRST.text().reveal(), foreign));
    assertThat(appliance.status().drift()).isNotEmpty();
    assertThat(appliance.status().drift().toString()).doesNotContain(foreign);

    bench.applyNow(appliance.planPutRight(Bench.CONSOLE));
    assertThat(Files.readString(shadow)).isEqualTo(before);

    Files.writeString(shadow, before.replace(Bench.FIRST.text().reveal(), foreign));
    bench.applyNow(appliance.planAdopt(Bench.CONSOLE));
    assertThat(bench.shadow("admin")).contains(foreign);
    assertThat(appliance.status().drift()).isEmpty();
    assertThat(Files.readString(bench.folder.resolve("etc/crashcart/config.yaml")))
        .contains(foreign);
  }

  @Test
  void everyGenerationCanBeRestored() throws Exception {
    String asFound = bench.shadow("root");
    bench.withAdmin();
    bench.applyNow(
        new Checked.Valid<>(
            bench.password(Bench.ADMIN, Bench.SECOND, Bench.CONSOLE), java.util.List.of()));
    assertThat(appliance.history()).extracting(g -> g.number()).containsExactly(0, 1, 2);
    assertThat(appliance.difference(1, 2).toString())
        .contains("accounts.admin.password")
        .doesNotContain("$2b$");
    bench.applyNow(appliance.planRestore(1, Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(bench.shadow("admin")).contains(Bench.FIRST.text().reveal());
    bench.applyNow(appliance.planRestore(0, new Appliance.Consent(Bench.CONSOLE, true)));
    assertThat(bench.shadow("root")).isEqualTo(asFound);
    assertThat(appliance.history()).hasSize(5);
    assertThat(appliance.auditDamage()).isEmpty();
  }

  @Test
  void aBrokenFileLeavesTheKeptSettingsInForce() throws Exception {
    bench.withAdmin();
    Path config = bench.folder.resolve("etc/crashcart/config.yaml");
    Files.writeString(config, "format: 1\nauthentcation: {method: admin}\n");
    assertThat(appliance.currentProblems()).isNotEmpty();
    assertThat(appliance.current().accounts().method()).contains(Method.ADMIN);
    assertThat(appliance.status().warnings()).anyMatch(w -> w.contains("config.yaml"));
    bench.applyNow(appliance.planPutRight(Bench.CONSOLE));
    assertThat(Settings.read("config.yaml", Files.readAllBytes(config)).problems()).isEmpty();
  }

  @Test
  void aFolderInThePlaceOfTheSettingsIsAProblemAndEverythingElseGoesOn() throws Exception {
    bench.withAdmin();
    Path file = bench.folder.resolve("etc/crashcart/config.yaml");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(appliance.currentProblems())
        .extracting(Object::toString)
        .containsExactly(
            "/etc/crashcart/config.yaml: error: /etc/crashcart/config.yaml is a folder, not a file."
                + " Move it away and try again.");
    assertThat(appliance.current().accounts().accounts()).containsKey(Bench.ADMIN);
    assertThat(appliance.status().warnings()).anyMatch(w -> w.contains("is a folder"));
    assertThat(appliance.status().drift().toString()).contains("cannot be read");
    assertThat(appliance.currentText()).isEmpty();
  }
}
