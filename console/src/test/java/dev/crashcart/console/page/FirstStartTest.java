package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing set up to somebody who can sign in, by each of the three methods. */
class FirstStartTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void beginAnew() throws HostFailure {
    bench = new Bench(folder.resolve("appliance"));
  }

  @Test
  void anAdministratorIsSetUpWithRootsPasswordDisabled() throws HostFailure {
    PageWalk walk = bench.walk();
    assertThat(walk.text()).startsWith("How will people sign in?");
    walk.choose("admin").password(Bench.GOOD);
    assertThat(walk.text())
        .startsWith("What will change")
        .contains("authentication.method", "choose how people sign in: admin");
    walk.enter();
    assertThat(walk.text()).startsWith("Done").contains("What was done");
    walk.enter();
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(walk.text()).contains("admin: password set · root: password disabled");
    assertThat(bench.shadow("admin")).startsWith("$2b$12$");
    assertThat(bench.shadow("root")).isEqualTo("*");
    assertThat(Pages.first(bench.appliance().status())).hasSize(1);
  }

  @Test
  void rootIsFollowedByAnAdministratorAndRootOffAgain() throws HostFailure {
    PageWalk walk = bench.walk().choose("root").password(Bench.GOOD).enter();
    assertThat(bench.shadow("root")).startsWith("$2b$12$");
    assertThat(walk.text()).contains("Make an administrator now, then disable root's password");
    walk.enter();
    assertThat(walk.text()).contains("Account name: admin", "Administrator: true");
    walk.password(Bench.OTHER).enter();
    assertThat(bench.shadow("admin")).startsWith("$2b$12$");
    walk.enter();
    assertThat(walk.text()).startsWith("Disable root's password now?");
    walk.choose("disable");
    assertThat(walk.text()).contains("SSH by password", "Still open: SSH keys");
    walk.enter().enter();
    assertThat(bench.shadow("root")).isEqualTo("*");
    assertThat(walk.text())
        .contains("admin: password set · root: password disabled")
        .doesNotContain("not recommended");
  }

  @Test
  void rootAloneKeepsBeingWarnedOf() throws HostFailure {
    PageWalk walk = bench.walk().choose("root").password(Bench.GOOD).enter().choose("main");
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(walk.text()).contains("not recommended");
  }

  @Test
  void webAsksForNoPasswordAndClosesBoth() throws HostFailure {
    PageWalk walk = bench.walk().choose("web");
    assertThat(walk.text()).startsWith("What will change");
    walk.enter().enter();
    assertThat(bench.appliance().current().accounts().method()).contains(Method.WEB);
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(walk.text()).contains("Nobody can sign in by password before it is set up");
    assertThat(bench.shadow("root")).isEqualTo("*");
    assertThat(Pages.first(bench.appliance().status())).hasSize(1);
  }

  @Test
  void changingTheMethodMayKeepThePasswordThatIsThere() throws HostFailure {
    PageWalk walk = bench.walk().choose("admin").password(Bench.GOOD).enter().enter();
    String hash = bench.shadow("admin");
    walk.choose("1").choose("method").choose("root").password(Bench.OTHER).enter().choose("main");
    walk.choose("1").choose("method").choose("admin");
    assertThat(walk.text()).contains("leave both fields empty to keep it");
    walk.fill();
    assertThat(walk.text()).startsWith("What will change");
    walk.enter();
    assertThat(bench.shadow("admin")).isEqualTo(hash);
    assertThat(bench.shadow("root")).isEqualTo("*");
  }

  @Test
  void passwordsThatCannotBeAreRefusedAtTheirField() throws HostFailure {
    PageWalk walk = bench.walk().choose("admin");
    assertThat(walk.fill().problems()).containsOnlyKeys(PasswordFields.FIRST);
    walk.fill(PasswordFields.FIRST, Bench.GOOD, PasswordFields.AGAIN, Bench.GOOD + " ");
    assertThat(walk.problems()).containsOnlyKeys(PasswordFields.FIRST);
    assertThat(walk.password("x".repeat(40) + "ä".repeat(17)).problems().toString())
        .contains("72", PasswordFields.FIRST)
        .doesNotContain("xxxx");
    assertThat(walk.password("short").problems()).containsOnlyKeys(PasswordFields.FIRST);
    assertThat(walk.password("password").problems()).containsOnlyKeys(PasswordFields.FIRST);
    assertThat(walk.page()).isInstanceOf(PasswordPage.class);
    assertThat(bench.appliance().history()).isEmpty();
  }

  @Test
  void unusualPasswordsAreTakenAsTheyAre() throws HostFailure {
    PageWalk walk = bench.walk().choose("admin").password("  Käse \"und\" \\Brot\\ 🧀 ");
    assertThat(walk.problems()).isEmpty();
    walk.enter();
    assertThat(bench.appliance().status().somebodyUsable()).isTrue();
  }

  @Test
  void escGoesBackOnePageAtATimeAndComesBackToTheSamePages() throws HostFailure {
    PageWalk walk = bench.walk().choose("admin");
    Page password = walk.page();
    walk.password(Bench.GOOD);
    assertThat(walk.depth()).isEqualTo(4);
    assertThat(walk.choose("steps").text()).contains("crashcart auth method admin --stdin");
    assertThat(walk.escape().text()).startsWith("What will change");
    assertThat(walk.choose("reason").fill("reason", "fresh from the box").text())
        .contains("fresh from the box");
    assertThat(walk.escape().page()).isSameAs(password);
    assertThat(walk.escape().page()).isInstanceOf(MethodPage.class);
    assertThat(walk.choose("admin").page()).isSameAs(password);
    walk.escape().escape();
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(bench.appliance().history()).isEmpty();
  }

  @Test
  void theReasonGoesIntoTheHistory() throws HostFailure {
    PageWalk walk = bench.walk().choose("admin").password(Bench.GOOD).choose("reason");
    assertThat(walk.fill("reason", "  ").problems()).containsOnlyKeys("reason");
    walk.fill("reason", "fresh from the box").enter();
    assertThat(bench.appliance().history().get(1).reason()).isEqualTo("fresh from the box");
  }

  @Test
  void noPasswordIsFoundAnywhereAfterwards() throws HostFailure {
    PageWalk walk = bench.walk().choose("root").password("Zebra-Quartz-Lantern-9").enter().enter();
    walk.fill("name", "ann", PasswordFields.FIRST, Bench.OTHER, PasswordFields.AGAIN, Bench.OTHER);
    walk.enter().choose("main");
    assertThat(bench.appliance().status().accounts())
        .anyMatch(account -> account.name().equals(new AccountName("ann")));
    assertThat(bench.filesWith("Zebra-Quartz")).isEmpty();
    assertThat(bench.filesWith(Bench.OTHER)).isEmpty();
    // The check itself works: what is not secret is found.
    assertThat(bench.filesWith("choose how people sign in")).isNotEmpty();
  }
}
