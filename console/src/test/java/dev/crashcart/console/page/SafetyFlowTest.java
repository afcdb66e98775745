package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures, trials, drift and history, as the operator meets them. */
class SafetyFlowTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
  }

  private PageWalk ownPassword() throws HostFailure {
    return bench.walkAs("admin").choose("1").choose("own").password(Bench.OTHER);
  }

  @Test
  void whatFailsIsPutBackAndCanBeTriedAgainFromTheForm() throws HostFailure {
    String shadow = bench.read("etc/shadow");
    PageWalk walk = bench.walk().choose("1").choose("accounts").row("admin", "enter");
    Page form = walk.choose("password").page();
    walk.password(Bench.OTHER);
    // Late enough to be in the middle of it, whatever is written down before.
    bench.host().failAt(6);
    walk.enter();
    bench.host().failNoMore();
    assertThat(walk.text()).startsWith("It failed, and everything was put back");
    assertThat(bench.read("etc/shadow")).isEqualTo(shadow);
    assertThat(walk.choose("plan-again").text()).startsWith("What will change");
    assertThat(walk.escape().page()).isSameAs(form);
    assertThat(walk.password(Bench.OTHER).enter().text()).startsWith("Done");
    assertThat(bench.read("etc/shadow")).isNotEqualTo(shadow);
  }

  @Test
  void changingTheAccountOneIsSignedInWithIsTriedOutAndKept() throws HostFailure {
    String before = bench.shadow("admin");
    PageWalk walk = ownPassword();
    assertThat(((View.Text) walk.view()).button()).contains("Try it for 60 s");
    walk.enter();
    assertThat(walk.page()).isInstanceOf(TrialPage.class);
    assertThat(bench.shadow("admin")).isNotEqualTo(before);
    walk.choose("keep");
    assertThat(walk.text()).startsWith("Done");
    assertThat(bench.shadow("admin")).isNotEqualTo(before);
    assertThat(bench.appliance().history()).hasSize(3);
  }

  @Test
  void whatCutsNobodyOffCanBeTriedOutAsWell() throws HostFailure {
    String before = bench.shadow("admin");
    PageWalk walk = bench.walk().choose("1").choose("accounts").row("admin", "enter");
    walk.choose("password").password(Bench.OTHER);
    assertThat(((View.Text) walk.view()).button()).contains("Apply");
    walk.choose("try");
    assertThat(walk.page()).isInstanceOf(TrialPage.class);
    assertThat(bench.shadow("admin")).isNotEqualTo(before);
    walk.choose("back");
    assertThat(bench.shadow("admin")).isEqualTo(before);
  }

  @Test
  void aTrialGoesBackAtOnceWhenTheOperatorSaysSo() throws HostFailure {
    String before = bench.shadow("admin");
    PageWalk walk = ownPassword().enter().choose("back");
    assertThat(walk.text()).startsWith("Back as before");
    assertThat(bench.shadow("admin")).isEqualTo(before);
    walk.enter();
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(bench.appliance().status().rejected()).isEmpty();
  }

  @Test
  void aTrialThatNobodyKeepsGoesBackAndCanBeTriedAgain() throws HostFailure {
    String before = bench.shadow("admin");
    PageWalk walk = ownPassword().enter();
    bench.later(Duration.ofSeconds(40));
    walk.choose("more");
    bench.later(Duration.ofSeconds(40));
    assertThat(bench.appliance().goBackIfDue(Some.WHO)).isEmpty();
    bench.later(Duration.ofSeconds(21));
    walk.look().deadline();
    assertThat(walk.text()).startsWith("Back as before").contains("nobody kept it in time.");
    assertThat(bench.shadow("admin")).isEqualTo(before);

    PageWalk next = bench.walk();
    assertThat(next.text()).startsWith("The last change went back").contains("nobody kept it");
    next.choose("again");
    assertThat(next.text()).startsWith("What will change");
    next.enter();
    assertThat(bench.shadow("admin")).isNotEqualTo(before);
    assertThat(bench.appliance().status().rejected()).isEmpty();
  }

  @Test
  void readingWhyItWentBackEndsTheWarning() throws HostFailure {
    ownPassword().enter();
    bench.later(Duration.ofSeconds(61));
    bench.appliance().goBackIfDue(Some.WHO);
    PageWalk walk = bench.walk().enter();
    assertThat(walk.page()).isInstanceOf(MainPage.class);
    assertThat(bench.appliance().status().rejected()).isEmpty();
  }

  @Test
  void aTrialLeftRunningIsFoundAgain() throws HostFailure {
    PageWalk walk = ownPassword().enter().choose("later");
    assertThat(walk.text()).startsWith("Console setup").contains("On trial until");
    assertThat(walk.choose("t").page()).isInstanceOf(TrialPage.class);
    assertThat(bench.walk().page()).isInstanceOf(TrialPage.class);
  }

  @Test
  void aTrialKeptElsewhereSaysSo() throws HostFailure {
    PageWalk walk = ownPassword().enter();
    bench.appliance().keep(Some.WHO);
    bench.later(Duration.ofSeconds(61));
    assertThat(walk.deadline().text()).startsWith("Kept");
  }

  @Test
  void aRiskyChangeMayBeAppliedWithoutTrial() throws HostFailure {
    assertThat(ownPassword().choose("apply-now").text()).startsWith("Done");
  }

  @Test
  void driftIsPutRight() throws HostFailure {
    String before = bench.shadow("admin");
    bench.edit("etc/shadow", text -> text.replace("admin:" + before, "admin:*"));
    PageWalk walk = bench.walk();
    assertThat(walk.page()).isInstanceOf(OneTimePage.class);
    assertThat(walk.escape().text()).contains("Changed outside Crashcart: ");
    walk.choose("1").choose("drift").choose("put-right").enter();
    assertThat(bench.shadow("admin")).isEqualTo(before);
    assertThat(bench.appliance().status().drift()).isEmpty();
  }

  @Test
  void driftIsAdopted() throws HostFailure {
    bench.withAdministrator("ann");
    bench.edit("etc/shadow", text -> text.replace("ann:" + bench.shadow("ann"), "ann:*"));
    PageWalk walk = bench.walk().choose("1").choose("drift");
    assertThat(walk.text()).contains("Changed outside Crashcart");
    walk.choose("adopt").enter();
    assertThat(bench.shadow("ann")).isEqualTo("*");
    assertThat(bench.appliance().status().drift()).isEmpty();
    View.Menu menu = (View.Menu) bench.walk().choose("1").view();
    assertThat(menu.items().get(5).disabled()).contains("the machine is as the settings say");
  }

  @Test
  void anEarlierGenerationIsRestored() throws HostFailure {
    String before = bench.shadow("admin");
    bench.withAdministrator("ann");
    PageWalk walk = bench.walk().choose("8").choose("restore");
    assertThat(walk.text()).contains("2 | ", "1 | ", "0 | ");
    walk.row("1", "enter");
    assertThat(walk.text()).startsWith("Generation 1").contains("choose how people sign in: admin");
    walk.choose("restore").enter();
    assertThat(walk.text()).startsWith("Done");
    assertThat(bench.shadow("admin")).isEqualTo(before);
    assertThat(bench.appliance().history()).hasSize(4);
    assertThat(bench.appliance().current())
        .isEqualTo(
            dev.crashcart.core.settings.Settings.read(
                    "1", bench.appliance().history().get(1).text().getBytes())
                .findValue()
                .orElseThrow());
  }

  @Test
  void anyTwoGenerationsAreCompared() throws HostFailure {
    bench.withAdministrator("ann");
    PageWalk walk = bench.walk().choose("8").choose("differences");
    assertThat(walk.fill("from", "seven").problems().get("from"))
        .isEqualTo("\"seven\" is no generation: there are 0 to 2.");
    walk.fill("from", "1", "to", "2");
    assertThat(walk.text()).startsWith("Differences 1 to 2").contains("+ accounts.ann");
    walk.escape().escape().choose("history").row("1", "enter").choose("to-newest");
    assertThat(walk.text()).startsWith("Differences 1 to 2");
  }

  @Test
  void theSettingsAreShownWithoutSecretsAndWithTheProblemsOfTheirFile() throws HostFailure {
    String hash = bench.shadow("admin");
    assertThat(bench.walk().choose("8").choose("settings").text())
        .contains("accounts.admin.password: (hidden)")
        .doesNotContain(hash);
    bench.edit("etc/crashcart/config.yaml", text -> text.replace("method: admin", "method: adnim"));
    assertThat(bench.walk().choose("8").choose("settings").text())
        .contains("\"adnim\" is not one of admin, root, web", "crashcart validate");
  }

  @Test
  void theAuditLogTellsWhenALineWasChanged() throws HostFailure {
    PageWalk walk = bench.walk().choose("8").choose("audit");
    assertThat(walk.text()).contains("No line was changed or is missing.", "applied");
    bench.edit("var/log/crashcart/audit.jsonl", text -> text.replace("/dev/tty1", "/dev/tty2"));
    assertThat(walk.escape().choose("audit").text()).contains("The log is DAMAGED: ");
    assertThat(((View.Text) walk.view()).tone()).isEqualTo(View.Tone.BAD);
  }

  @Test
  void theDemonstrationSaysWhatWouldHappen() throws HostFailure {
    PageWalk walk = bench.walk().choose("0").choose("restart").fill("reason", "new kernel");
    assertThat(walk.text()).startsWith("Restart this machine now?").contains("new kernel");
    assertThat(walk.choose("no").text()).startsWith("Restart");
    walk.fill("reason", "new kernel").choose("yes");
    assertThat(walk.text()).contains("On a real machine this would now restart.");
    walk.enter().choose("0").choose("shut-down").fill().choose("yes");
    assertThat(walk.text()).contains("shut down");
    walk.enter().choose("9").choose("open");
    assertThat(walk.text()).startsWith("This is a demonstration");
  }

  @Test
  void aGenerationThatCannotBeUsedIsToldAboveTheOthers() throws HostFailure {
    assertThat(((View.Table) bench.walk().choose("8").choose("history").view()).excerpt())
        .isEmpty();
    bench.edit("var/lib/crashcart/history/000001.yaml", text -> text + "# touched\n");
    View.Table history = (View.Table) bench.walk().choose("8").choose("history").view();
    assertThat(history.excerpt()).startsWith("Generation 1 of the history cannot be used");
    assertThat(history.rows()).extracting(View.Row::id).containsExactly("0");
  }
}
