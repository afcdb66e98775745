package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.SshService;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SSH service as the operator sets it up, on the simulated appliance. */
class SshFlowTest {
  private static final String KEY = SomeSsh.key("", "ann@laptop").toString();
  private static final String OTHER_KEY = SomeSsh.key("", "somebody@else").toString();

  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() throws HostFailure {
    bench = Bench.withAdmin(folder.resolve("appliance"));
  }

  private PageWalk ssh() throws HostFailure {
    return bench.walk().choose("5");
  }

  private SshService wanted() throws HostFailure {
    return bench.appliance().current().ssh().service();
  }

  private static void keep(PageWalk plan) throws HostFailure {
    assertThat(plan.text()).startsWith("What will change");
    plan.enter();
    if (plan.page() instanceof TrialPage) {
      plan.choose("keep");
    }
    assertThat(plan.text()).startsWith("Done");
  }

  private void switchOn() throws HostFailure {
    PageWalk walk = ssh().choose("switch").fill("ssh.enabled", "on");
    if (walk.text().startsWith("What will change")) {
      keep(walk);
    }
  }

  @Test
  void theServiceIsSwitchedOnAndOff() throws HostFailure {
    switchOn();
    assertThat(wanted().enabled()).contains(true);
    assertThat(ssh().text()).contains("SSH: on").contains("admin: by password");
    keep(ssh().choose("switch").fill("ssh.enabled", "off"));
    assertThat(wanted().enabled()).contains(false);
    assertThat(ssh().text()).contains("SSH: off").contains("nobody while it is off");
  }

  @Test
  void aChoiceGoesBackToTheSystem() throws HostFailure {
    switchOn();
    keep(ssh().choose("access").fill("ssh.password-login", "off"));
    assertThat(wanted().passwordLogin()).contains(false);
    assertThat(ssh().text()).contains("admin: not at all");
    PageWalk walk = ssh().choose("access");
    View.Form form = (View.Form) walk.view();
    String left = form.fields().get(0).choices().get(0);
    assertThat(left).startsWith("as the system has it");
    keep(walk.fill("ssh.password-login", left));
    assertThat(wanted().passwordLogin()).isEmpty();
  }

  @Test
  void aWrongPortIsToldAtItsField() throws HostFailure {
    PageWalk walk = ssh().choose("place").fill("ssh.port", "70000");
    assertThat(walk.problems()).containsOnlyKeys("ssh.port");
    keep(walk.fill("ssh.port", "2222"));
    assertThat(wanted().port()).contains(2222);
  }

  @Test
  void weakAlgorithmsAreTickedOneByOne() throws HostFailure {
    PageWalk walk = ssh().choose("more").choose("weak");
    keep(walk.fill("ssh.weak-algorithms hmac-sha1", "true"));
    assertThat(wanted().weakAlgorithms()).containsExactly("hmac-sha1");
  }

  @Test
  void linesAreAddedMovedAndDeleted() throws HostFailure {
    PageWalk walk = ssh().choose("more").choose("banner");
    walk.choose("new").fill("line", "second").choose("new").fill("line", "first");
    assertThat(walk.text()).contains("1 | first").contains("2 | second");
    walk.row("made 1", "up");
    keep(walk.choose("continue"));
    assertThat(wanted().banner()).containsExactly("second", "first");
    walk = ssh().choose("more").choose("banner");
    walk.row("line 0", "enter").fill("line", "changed").row("line 1", "remove");
    assertThat(walk.text()).contains("changed").doesNotContain("first");
    keep(walk.choose("continue"));
    assertThat(wanted().banner()).containsExactly("changed");
  }

  @Test
  void aRefusedExtraLineStandsOutWithItsReason() throws HostFailure {
    switchOn();
    PageWalk walk = ssh().choose("more").choose("extra");
    walk.choose("new").fill("line", "MaxAuthTries 3");
    walk.row("made 1", "new").fill("line", "NoSuchKeyword yes");
    walk.choose("continue");
    assertThat(walk.told()).as(walk.text()).startsWith("Line 2").contains("NoSuchKeyword");
    assertThat(walk.text()).contains("1 | MaxAuthTries 3").contains("2 | ! NoSuchKeyword yes");
    walk.row("made 2", "remove");
    keep(walk.choose("continue"));
    assertThat(wanted().extraLines()).containsExactly("MaxAuthTries 3");
  }

  @Test
  void onForAWhileTheServiceGoesOffByItself() throws HostFailure {
    keep(ssh().choose("switch").fill("ssh.enabled", "off"));
    PageWalk walk = ssh().choose("for-a-while").choose("15");
    assertThat(walk.text()).startsWith("Done");
    assertThat(ssh().text()).contains("on until");
    assertThat(ssh().choose("for-a-while").choose("off").text()).startsWith("Done");
    assertThat(ssh().text()).contains("SSH: off");
    walk = ssh().choose("for-a-while").choose("own").fill("minutes", "2000");
    assertThat(walk.problems()).containsOnlyKeys("minutes");
    assertThat(walk.fill("minutes", "30").text()).startsWith("Done");
  }

  @Test
  void hostKeysAreRenewedOnlyWithTheWord() throws HostFailure {
    switchOn();
    PageWalk walk = ssh().choose("host-keys");
    String before = walk.text();
    assertThat(before).contains("SHA256:");
    walk.choose("renew").fill("word", "yes");
    assertThat(walk.problems()).containsOnlyKeys("word");
    keep(walk.fill("word", "renew"));
    assertThat(ssh().choose("host-keys").text()).contains("SHA256:").isNotEqualTo(before);
  }

  private PageWalk keysOfAdmin() throws HostFailure {
    return ssh().choose("authorized-keys").row("admin", "enter");
  }

  private List<PublicKeyLine> keys() throws HostFailure {
    return bench
        .appliance()
        .current()
        .accounts()
        .accounts()
        .get(new AccountName("admin"))
        .sshKeys();
  }

  @Test
  void keysArePastedLookedAtAndRemoved() throws HostFailure {
    PageWalk walk = keysOfAdmin().choose("add").choose("paste");
    walk.fill("source", KEY + "\n" + OTHER_KEY);
    assertThat(walk.text()).startsWith("What came for admin").contains("ann@laptop");
    keep(walk.fill("key 1", "false"));
    assertThat(keys()).extracting(PublicKeyLine::comment).containsExactly("ann@laptop");
    walk = keysOfAdmin();
    String fingerprint = SomeSsh.key("", "ann@laptop").fingerprint();
    assertThat(walk.text()).contains(fingerprint).contains("us");
    walk.row(fingerprint, "remove");
    assertThat(walk.text()).contains("It is the last one");
    keep(walk.choose("yes"));
    assertThat(keys()).isEmpty();
  }

  @Test
  void aPastedPrivateKeyIsRefusedAndNotKept() throws HostFailure {
    PageWalk walk = keysOfAdmin().choose("add").choose("paste");
    walk.fill("source", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n");
    assertThat(walk.problems().get("source"))
        .startsWith("This is a private key")
        .doesNotContain("b3Bl");
  }

  @Test
  void anAddressMustBeEncrypted() throws HostFailure {
    PageWalk walk = keysOfAdmin().choose("add").choose("web");
    walk.fill("source", "http://host.example/ann.keys");
    assertThat(walk.problems().get("source")).contains("not encrypted");
  }

  @Test
  void disablingAPasswordAsksWhatBecomesOfTheKeys() throws HostFailure {
    bench.withAdministrator("ann");
    keep(keysOfAdmin().choose("add").choose("paste").fill("source", KEY).fill());
    PageWalk walk = bench.walk().choose("1").choose("accounts").row("admin", "enter");
    walk.choose("disable");
    assertThat(walk.text()).startsWith("Shall the SSH key of admin stay?");
    keep(walk.choose("remove"));
    assertThat(keys()).isEmpty();
    walk = bench.walk().choose("1").choose("accounts").row("ann", "enter").choose("disable");
    assertThat(walk.text()).as("no keys, no question").doesNotContain("Shall the SSH");
  }
}
