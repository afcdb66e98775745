package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsSectionTest {
  private static final AccountName ANN = new AccountName("ann");
  private static final String HASH_A = "$2b$12$" + "A".repeat(53);
  private static final String HASH_B = "$2b$12$" + "B".repeat(53);

  private static FakeMachine machine(String annsField) {
    return new FakeMachine()
        .file(
            "/etc/passwd",
            "root:x:0:0:root:/root:/bin/bash\nann:x:1000:1000:Ann:/home/ann:/bin/sh\n")
        .file(
            "/etc/shadow", "root:*:20000:0:99999:7:::\nann:" + annsField + ":20000:0:99999:7:::\n")
        .file("/etc/group", "root:x:0:\nsudo:x:27:ann\nann:x:1000:\n")
        .file("/etc/sudoers", "%sudo ALL=(ALL:ALL) ALL\n")
        .folder("/root", 0700, 0, 0)
        .folder("/home/ann", 0700, 1000, 1000);
  }

  private static AccountsState state(FakeMachine machine) throws HostFailure {
    return AccountsSection.observe(machine).running();
  }

  private static Account wanted(String hash, boolean enabled, boolean locked) {
    Account plain = Account.named(ANN).withPasswordEnabled(enabled);
    return new Account(
        ANN,
        Optional.of(PasswordHash.of(hash)),
        plain.passwordEnabled(),
        locked,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AccountsSettings settings(Account... accounts) {
    Map<AccountName, Account> all = new TreeMap<>();
    for (Account account : accounts) {
      all.put(account.name(), account);
    }
    return new AccountsSettings(Optional.empty(), PasswordPolicy.standard(), all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "/etc/shadow", "/etc/group"})
  void aMissingFileIsSaidWithWhatToDo(String path) {
    FakeMachine machine = machine("*");
    machine.remove(path);
    assertThatThrownBy(() -> AccountsSection.observe(machine))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("There is no file " + path + " on a machine in memory")
        .hasMessageContaining("/var/backups");
  }

  @Test
  void aDeadMessageBusKeepsNobodyFromResettingAPassword() throws HostFailure {
    FakeMachine machine = machine("*").folder("/run/systemd/system", 0755, 0, 0);
    machine.commands.put("loginctl", (arguments, input) -> new CommandResult(1, "", "timed out"));
    assertThat(state(machine).sessions()).isEmpty();
    machine.commands.put(
        "loginctl", (arguments, input) -> new CommandResult(0, "7 1000 ann - pts/0\n", ""));
    assertThat(state(machine).sessionsOf(ANN)).hasSize(1);
    machine.kind = Host.Kind.OFFLINE;
    assertThat(state(machine).sessions()).isEmpty();
  }

  @Test
  void theStatusSaysWhatThePasswordIsGoodFor() throws HostFailure {
    Map<String, PasswordState> expected =
        Map.of(
            HASH_A,
            PasswordState.SET,
            "*",
            PasswordState.NONE,
            "!" + HASH_A,
            PasswordState.LOCKED,
            "!",
            PasswordState.LOCKED,
            "",
            PasswordState.OPEN);
    for (var one : expected.entrySet()) {
      AccountStatus ann = status(machine(one.getKey()), settings());
      assertThat(ann.state()).isEqualTo(one.getValue());
      assertThat(ann.administrator()).isTrue();
      assertThat(ann.inSettings()).isFalse();
    }
    assertThat(status(machine("*"), settings(wanted(HASH_A, false, false))).state())
        .isEqualTo(PasswordState.DISABLED);
    FakeMachine expired = machine("*");
    expired.file("/etc/shadow", "root:*::::::\nann:" + HASH_A + ":20000:0:99999:7::20100:\n");
    assertThat(status(expired, settings()).state()).isEqualTo(PasswordState.EXPIRED);
    expired.file("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
    AccountStatus missing = status(expired, settings(wanted(HASH_A, true, false)));
    assertThat(missing.state()).isEqualTo(PasswordState.MISSING);
    assertThat(missing.administrator()).isTrue();
    assertThat(missing.onSystem()).isFalse();
  }

  @Test
  void theStatusCountsFailuresSessionsAndTheSecondFactor() throws HostFailure {
    FakeMachine machine =
        machine("$y$j9T$saltsalt$hashhash").folder("/run/systemd/system", 0755, 0, 0);
    machine.commands.put(
        "loginctl", (arguments, input) -> new CommandResult(0, "7 1000 ann\n8 1000 ann\n", ""));
    machine.file("/etc/users.oath", "HOTP/T30/6\tann\t-\t00\n");
    machine.file(
        "/run/faillock/ann",
        Tallies.bytes(FakeMachine.NOW, List.of(-5L, -4L, -3L)),
        FileFacts.file(0600, 0, 0));
    assertThat(status(machine, settings()))
        .isEqualTo(
            new AccountStatus(
                ANN, true, false, true, PasswordState.SET, Optional.of("y"), 3, true, true, 2));
  }

  private static AccountStatus status(FakeMachine machine, AccountsSettings settings)
      throws HostFailure {
    return AccountsSection.statuses(settings, state(machine)).stream()
        .collect(Collectors.toMap(AccountStatus::name, one -> one))
        .get(ANN);
  }

  @Test
  void takingInPrefersThePasswordThatIsInForce() throws HostFailure {
    AccountsSettings kept = settings(wanted(HASH_B, false, false));
    Account ann = takenIn(kept, machine("!" + HASH_A));
    assertThat(ann.password()).contains(PasswordHash.of(HASH_A));
    assertThat(ann.passwordEnabled()).isTrue();
    assertThat(ann.locked()).isTrue();
  }

  @Test
  void takingInKeepsWhatIsWantedWhereTheSystemHasNoPassword() throws HostFailure {
    AccountsSettings disabled = settings(wanted(HASH_B, false, false));
    assertThat(takenIn(disabled, machine("*")).password()).contains(PasswordHash.of(HASH_B));
    assertThat(takenIn(disabled, machine("*")).passwordEnabled()).isFalse();
    for (String never : List.of("*", "!")) {
      Account fresh = takenIn(settings(), machine(never));
      assertThat(fresh.passwordEnabled()).as("a new password opens it").isTrue();
      assertThat(fresh.locked()).isFalse();
      assertThat(fresh.administratorFlag()).isTrue();
    }
  }

  @Test
  void takingInKnowsWhomTheMethodImplies() throws HostFailure {
    AccountsSettings admin =
        new AccountsSettings(Optional.of(Method.ADMIN), PasswordPolicy.standard(), Map.of());
    AccountsState state = state(machine("*"));
    assertThat(AccountsSection.takeIn(admin, state, AccountName.ADMIN).accounts())
        .containsOnlyKeys(AccountName.ADMIN);
    assertThat(AccountsSection.takeIn(admin, state, AccountName.ROOT).accounts())
        .hasValueSatisfying(
            new org.assertj.core.api.Condition<>(a -> !a.passwordEnabled(), "disabled"));
    assertThat(AccountsSection.takeIn(admin, state, new AccountName("ghost"))).isEqualTo(admin);
  }

  private static Account takenIn(AccountsSettings kept, FakeMachine machine) throws HostFailure {
    return AccountsSection.takeIn(kept, state(machine), ANN).accounts().get(ANN);
  }

  @Test
  void hashesAreFoundAndNotShown() throws HostFailure {
    AccountsState state = state(machine(HASH_A));
    assertThat(AccountsSection.findHash(state, ANN)).contains(PasswordHash.of(HASH_A));
    assertThat(state.toString()).doesNotContain("2b");
  }

  @Test
  void aLineThatSomebodyChangedMeanwhileIsNotOverwritten() throws HostFailure {
    FakeMachine machine = machine(HASH_A);
    Plan plan = plan(settings(wanted(HASH_B, true, false)), machine);
    machine.file("/etc/shadow", "ann:" + HASH_B + ":1::::::\n");
    assertThatThrownBy(() -> plan.steps().get(0).runOn(machine))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("The entry of ann in /etc/shadow was changed by somebody else")
        .hasMessageNotContaining("$2b");
    assertThat(machine.text("/etc/shadow")).isEqualTo("ann:" + HASH_B + ":1::::::\n");
  }

  @Test
  void aThousandAccountsAreAThousandLinesButFewWritesAndNoTime() throws HostFailure {
    FakeMachine machine = machine("*");
    StringBuilder passwd = new StringBuilder(machine.text("/etc/passwd"));
    StringBuilder shadow = new StringBuilder(machine.text("/etc/shadow"));
    Map<AccountName, Account> accounts = new TreeMap<>();
    for (int i = 0; i < 1_000; i++) {
      String name = "user" + i;
      if (i % 2 == 0) {
        passwd.append(name + ":x:" + (2_000 + i) + ":100::/home/" + name + ":/bin/sh\n");
        shadow.append(name + ":*:20000:0:99999:7:::\n");
      }
      Account account = wanted(HASH_A, true, false);
      accounts.put(
          new AccountName(name),
          new Account(
              new AccountName(name),
              account.password(),
              true,
              false,
              true,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    machine.file("/etc/passwd", passwd.toString()).file("/etc/shadow", shadow.toString());
    AccountsSettings desired =
        new AccountsSettings(Optional.empty(), PasswordPolicy.standard(), accounts);
    Instant start = Instant.now();
    Plan plan = plan(desired, machine);
    for (Step step : plan.steps()) {
      step.runOn(machine);
    }
    assertThat(plan(desired, machine).isEmpty()).isTrue();
    assertThat(AccountsSection.statuses(desired, state(machine))).hasSize(1_002);
    assertThat(AccountsSection.adopt(desired, state(machine)).accounts()).hasSize(1_002);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(machine.writes).as("group, passwd, shadow, sudoers").isEqualTo(4);
    assertThat(plan.steps().get(0).describe()).endsWith("; and 493 more");
  }

  private static Plan plan(AccountsSettings desired, FakeMachine machine) throws HostFailure {
    Problems problems = new Problems();
    Plan plan =
        AccountsSection.plan(
            desired, AccountsSection.observe(machine), machine.now(), Optional.empty(), problems);
    assertThat(problems.hasErrors()).isFalse();
    return plan;
  }
}
