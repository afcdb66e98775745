package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for any settings and any machine; a failure names the seed that shows it. */
class PlanPropertiesTest {
  private static final int CASES = 500;

  @Test
  void afterThePlanNothingIsLeftToDo() throws HostFailure {
    int applied = 0;
    int changed = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomMachine random = new RandomMachine(seed, false);
      FakeMachine machine = random.machine();
      AccountsSettings desired = random.settings();
      Problems problems = new Problems();
      Plan plan = plan(desired, machine, problems);
      assertThat(plan.steps().isEmpty())
          .as("seed %d: changes for people and steps go together", seed)
          .isEqualTo(plan.changes().isEmpty());
      if (!problems.hasErrors()) {
        run(plan, machine);
        assertThat(plan(desired, machine, new Problems())).as("seed " + seed).isEqualTo(Plan.EMPTY);
        applied++;
        changed += plan.isEmpty() ? 0 : 1;
      }
    }
    assertThat(applied).isGreaterThan(CASES / 2);
    assertThat(changed).isGreaterThan(CASES / 3);
  }

  @Test
  void linesOfOthersStayToTheByte() throws HostFailure {
    for (long seed = 0; seed < CASES; seed++) {
      RandomMachine random = new RandomMachine(seed, false);
      FakeMachine machine = random.machine();
      AccountsSettings desired = random.settings();
      Set<String> named =
          state(machine).wanted(desired).keySet().stream()
              .map(AccountName::value)
              .collect(Collectors.toSet());
      Map<String, List<String>> before = linesOfOthers(machine, named);
      run(plan(desired, machine, new Problems()), machine);
      assertThat(linesOfOthers(machine, named)).as("seed " + seed).isEqualTo(before);
    }
  }

  @Test
  void whatIsAdoptedIsThereAlready() throws HostFailure {
    for (long seed = 0; seed < CASES; seed++) {
      RandomMachine random = new RandomMachine(seed, true);
      FakeMachine machine = random.machine();
      AccountsSettings adopted = AccountsSection.adopt(random.settings(), state(machine));
      Problems problems = new Problems();
      Plan plan = plan(adopted, machine, problems);
      // The rule of sudo that the method admin asks for is no account's: it is put right, not
      // adopted.
      assertThat(plan.steps().stream().flatMap(step -> step.files().stream()))
          .as("seed " + seed)
          .isSubsetOf("/etc/sudoers.d/50-crashcart");
      assertThat(problems.all()).as("seed " + seed).isEmpty();
      assertThat(AccountsSection.adopt(adopted, state(machine))).isEqualTo(adopted);
    }
  }

  @Test
  void adoptingOpensNothingOnAnyMachine() throws HostFailure {
    for (long seed = 0; seed < CASES; seed++) {
      FakeMachine machine = new RandomMachine(seed, false).machine();
      AccountsSettings adopted = AccountsSection.adopt(AccountsSettings.none(), state(machine));
      Set<AccountName> before = usable(adopted, machine);
      run(plan(adopted, machine, new Problems()), machine);
      assertThat(before).as("seed " + seed).containsAll(usable(adopted, machine));
    }
  }

  @Test
  void itIsKnownBeforeWhetherAnybodyCanSignInAfterwards() throws HostFailure {
    int nobody = 0;
    for (long seed = 0; seed < CASES; seed++) {
      RandomMachine random = new RandomMachine(seed, false);
      FakeMachine machine = random.machine();
      AccountsSettings desired = random.settings();
      Problems problems = new Problems();
      Plan plan = plan(desired, machine, problems);
      if (problems.hasErrors()) {
        continue;
      }
      boolean foretold = AccountsSection.leavesUsableAdministrator(desired, state(machine));
      run(plan, machine);
      boolean usable =
          AccountsSection.statuses(desired, state(machine)).stream()
              .anyMatch(AccountStatus::usableAdministrator);
      assertThat(foretold).as("seed " + seed).isEqualTo(usable);
      nobody += usable ? 0 : 1;
    }
    assertThat(nobody).isBetween(5, CASES - 50);
  }

  @Test
  void aHashTakenInComesBackWhenThePasswordIsEnabledAgain() throws HostFailure {
    int kept = 0;
    for (long seed = 0; seed < CASES; seed++) {
      FakeMachine machine = new RandomMachine(seed, false).machine();
      AccountName ann = new AccountName("ann");
      Optional<PasswordHash> before = AccountsSection.findHash(state(machine), ann);
      AccountsSettings taken = AccountsSection.takeIn(AccountsSettings.none(), state(machine), ann);
      Account account = taken.accounts().get(ann);
      if (account == null || before.isEmpty()) {
        continue;
      }
      run(plan(with(taken, account.withPasswordEnabled(false)), machine, new Problems()), machine);
      assertThat(AccountsSection.findHash(state(machine), ann)).as("seed " + seed).isEmpty();
      run(plan(with(taken, account.withPasswordEnabled(true)), machine, new Problems()), machine);
      assertThat(AccountsSection.findHash(state(machine), ann))
          .as("seed " + seed)
          .isEqualTo(before);
      kept++;
    }
    assertThat(kept).isGreaterThan(100);
  }

  private static AccountsSettings with(AccountsSettings settings, Account account) {
    Map<AccountName, Account> accounts = new TreeMap<>(settings.accounts());
    accounts.put(account.name(), account);
    return new AccountsSettings(settings.method(), settings.policy(), accounts);
  }

  private static Set<AccountName> usable(AccountsSettings settings, FakeMachine machine)
      throws HostFailure {
    return AccountsSection.statuses(settings, state(machine)).stream()
        .filter(s -> s.state() == PasswordState.SET || s.state() == PasswordState.OPEN)
        .map(AccountStatus::name)
        .collect(Collectors.toSet());
  }

  private static Map<String, List<String>> linesOfOthers(FakeMachine machine, Set<String> named) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (String path : List.of("/etc/passwd", "/etc/shadow", "/etc/group", "/etc/gshadow")) {
      if (machine.files.containsKey(path)) {
        List<String> others = new ArrayList<>(machine.text(path).lines().toList());
        others.removeIf(
            line ->
                named.contains(line.split(":")[0])
                    || line.matches("(sudo|wheel):.*") && path.contains("g"));
        lines.put(path, others);
      }
    }
    return lines;
  }

  private static AccountsState state(FakeMachine machine) throws HostFailure {
    return AccountsSection.observe(machine).running();
  }

  private static Plan plan(AccountsSettings desired, FakeMachine machine, Problems problems)
      throws HostFailure {
    Seen<AccountsState> seen = AccountsSection.observe(machine);
    return AccountsSection.plan(desired, seen, machine.now(), Optional.empty(), problems);
  }

  private static void run(Plan plan, FakeMachine machine) throws HostFailure {
    for (Step step : plan.steps()) {
      step.runOn(machine);
    }
  }
}
