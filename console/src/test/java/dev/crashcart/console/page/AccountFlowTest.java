package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with the accounts of an appliance that is set up. */
class AccountFlowTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
  }

  private PageWalk account(String name) throws HostFailure {
    return bench.walk().choose("1").choose("accounts").row(name, "enter");
  }

  private AccountStatus status(String name) throws HostFailure {
    return bench.appliance().status().accounts().stream()
        .filter(account -> account.name().equals(new AccountName(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLastAdministratorIsDisabledOnlyWhenTheOperatorSaysSo() throws HostFailure {
    PageWalk walk = account("admin").choose("disable");
    assertThat(walk.text()).startsWith("Leave nobody who can sign in?");
    assertThat(walk.choose("no").text()).startsWith("Account admin");
    walk.choose("disable").choose("leave-nobody");
    assertThat(walk.text()).startsWith("What will change");
    assertThat(walk.escape().text()).startsWith("Account admin");
    walk.choose("disable").choose("leave-nobody").enter();
    assertThat(bench.shadow("admin")).isEqualTo("*");
    assertThat(bench.walk().page()).isInstanceOf(OneTimePage.class);
  }

  @Test
  void oneTimeAccessChangesNoAccountAndLeadsToRecovering() throws HostFailure {
    account("admin").choose("disable").choose("leave-nobody").enter();
    PageWalk walk = bench.walk().password(Bench.OTHER);
    assertThat(walk.text())
        .startsWith("One-time access is open")
        .contains("No account was changed");
    assertThat(bench.shadow("admin")).isEqualTo("*");
    walk.enter();
    assertThat(walk.text()).startsWith("Recover access: which account?");
    walk.row("admin", "enter").fill().enter();
    assertThat(status("admin").state()).isEqualTo(PasswordState.SET);
    assertThat(bench.appliance().status().oneTimeAccessUntil()).isEmpty();
  }

  @Test
  void oneTimeAccessIsGreyedWhileSomebodyCanSignIn() throws HostFailure {
    View.Menu menu = (View.Menu) bench.walk().choose("1").view();
    assertThat(menu.items().get(4).disabled()).contains("an administrator can sign in by password");
  }

  @Test
  void disablingAndEnablingBringsTheSamePasswordBack() throws HostFailure {
    bench.withAdministrator("ann");
    String hash = bench.shadow("ann");
    account("ann").choose("disable").enter();
    assertThat(status("ann").state()).isEqualTo(PasswordState.DISABLED);
    account("ann").choose("enable").enter();
    assertThat(bench.shadow("ann")).isEqualTo(hash);
  }

  @Test
  void aDisabledAndLockedAccountIsRecoveredInOneGo() throws HostFailure {
    bench.withAdministrator("ann");
    account("ann").choose("disable").enter();
    account("ann").choose("lock").enter();
    int generations = bench.appliance().history().size();
    PageWalk walk = bench.walk().choose("1").choose("recover").row("ann", "enter");
    assertThat(walk.text()).contains("Enable its password: true", "Unlock it: true");
    walk.password(Bench.GOOD);
    assertThat(walk.text()).startsWith("What will change").contains("recover access of ann");
    walk.enter();
    assertThat(walk.text()).startsWith("Done");
    assertThat(status("ann").state()).isEqualTo(PasswordState.SET);
    assertThat(bench.appliance().history()).hasSize(generations + 1);
  }

  @Test
  void recoveringChangesOnlyWhatIsTicked() throws HostFailure {
    bench.withAdministrator("ann");
    account("ann").choose("disable").enter();
    account("ann").choose("lock").enter();
    bench.walk().choose("1").choose("recover").row("ann", "enter").fill("enable", "false").enter();
    assertThat(status("ann").state()).isEqualTo(PasswordState.DISABLED);
    assertThat(status("admin").state()).isEqualTo(PasswordState.SET);
  }

  @Test
  void anAccountIsNotAddedTwiceAndItsNameIsChecked() throws HostFailure {
    PageWalk walk = bench.walk().choose("1").choose("add");
    assertThat(walk.fill("name", "1 up").problems().get("name")).contains("\"1 up\"");
    assertThat(walk.fill("name", "admin").problems().get("name")).contains("already");
    assertThat(walk.fill("name", "ann", "full-name", "a:b").problems())
        .containsOnlyKeys("full-name", PasswordFields.FIRST);
  }

  @Test
  void aPasswordIsSetAndNothingElse() throws HostFailure {
    String before = bench.shadow("admin");
    account("admin").choose("password").password(Bench.OTHER).enter();
    assertThat(bench.shadow("admin")).startsWith("$2b$12$").isNotEqualTo(before);
    assertThat(bench.appliance().history().get(2).reason()).isEqualTo("set the password of admin");
  }

  @Test
  void enablingWhatIsEnabledIsNothingToChange() throws HostFailure {
    bench.withAdministrator("ann");
    PageWalk stale = account("ann");
    account("ann").choose("disable").enter();
    stale.look();
    assertThat(stale.choose("enable").text()).startsWith("What will change");
    account("ann").choose("enable").enter();
    assertThat(stale.enter().text()).startsWith("Not done").contains("changed meanwhile");
    assertThat(stale.enter().text()).startsWith("Nothing to change");
  }
}
