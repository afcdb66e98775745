package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.client.Ending;
import dev.crashcart.core.ssh.client.Stage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections on their way from the form to the settings; the other machine is pretended. */
class ConnectionFlowTest {
  private static final List<String> KEYS = List.of(SomeConnections.ED25519, SomeConnections.RSA);
  private static final List<String> CHANGED =
      List.of(SomeConnections.OTHER_ED25519, SomeConnections.RSA);
  private static final SshName NAS = new SshName("nas02");

  @TempDir private Path folder;

  /** An operator on a simulated appliance, at the page of connections. */
  private static ScreenDriver at(Bench bench, Reach reach) {
    return ScreenDriver.setup()
        .appliance(bench.appliance())
        .onTop(List.of(new SshKeysPage(desk -> reach)))
        .open(new MainPage())
        .press("1");
  }

  private static Connection kept(Bench bench) throws HostFailure {
    return bench.appliance().current().ssh().connections().get(NAS);
  }

  /** Fills the form of a new connection and goes on. */
  private static ScreenDriver typed(ScreenDriver driver, String host) {
    return driver.press("n").type("nas02").press("Down").type(host).press("PgDn", "Enter");
  }

  @Test
  void aNewConnectionIsTriedAndKept() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "https://192.168.40.6/ui");
      driver.shows("Host keys of nas02 (192.168.40.6)").shows("[x]     ED25519");
      driver.press("Down", " ", "Enter").shows("Trying nas02").shows("ok · sign in");
      assertThat(kept(bench)).as("not before yes").isNull();
      driver.press("Enter").shows("What will change").press("Enter").shows("Done");
      Connection connection = kept(bench);
      assertThat(connection.host()).contains("192.168.40.6");
      assertThat(connection.hostKeys())
          .as("only what was ticked")
          .containsExactly(PublicKeyLine.of(SomeConnections.ED25519));
      assertThat(connection.keyPair()).as("made for it").contains(NAS);
      assertThat(bench.appliance().current().ssh().keyPairs().get(NAS).privateKey()).isPresent();
      assertThat(reach.tested).hasSize(1);
    }
  }

  @Test
  void withoutAnyHostKeyTickedNothingGoesOn() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "192.168.40.6").press(" ", "Down", " ", "Enter").shows("None is ticked");
      assertThat(reach.tested).isEmpty();
    }
  }

  @Test
  void aRefusedKeyIsInstalledByPasswordAndTriedAgain() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach =
        new SomeConnections.Pretended(KEYS, SomeConnections.keyRefused(), SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "192.168.40.6").press("Enter").shows("i install the key").press("i");
      driver.press("Enter").shows("Type the password").type("wrong").press("Enter");
      driver.shows("refuses this password").type("right").press("Enter");
      assertThat(reach.password).isEqualTo("right");
      driver.shows("It works. Save keeps it.").press("Enter", "Enter").shows("Done");
      assertThat(reach.tested).hasSize(2);
      assertThat(bench.filesWith("right")).as("the password is kept nowhere").isEmpty();
    }
  }

  @Test
  void whatFailsCanBeKeptOrEditedAndNothingTypedIsLost() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach =
        new SomeConnections.Pretended(
            KEYS,
            SomeConnections.fails(Stage.CONNECT, Ending.FAILED, "It does not answer.", ""),
            SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "192.168.40.6").press("Enter").shows("! Trying nas02").press("e");
      driver.shows("Host keys of nas02").press("Esc").shows("[192.168.40.6").shows("[nas02");
      driver.press("Enter").press("Enter").shows("It works");
      var pairs = reach.tested.stream().map(Connection::keyPair).distinct();
      assertThat(pairs).as("one key pair is made, not one each time").hasSize(1);
      driver.press("Esc", "Esc", "Enter");
    }
    var other =
        new SomeConnections.Pretended(
            KEYS, SomeConnections.fails(Stage.CONNECT, Ending.FAILED, "It does not answer.", ""));
    try (ScreenDriver driver = at(bench, other)) {
      typed(driver, "192.168.40.6").press("Enter", "k", "Enter").shows("Done");
      assertThat(kept(bench)).isNotNull();
    }
  }

  @Test
  void withoutAnswerItCanBeKeptWithoutHostKeys() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach = new SomeConnections.Pretended(List.of(), SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "192.168.40.6").shows("connection refused").press("k", "Enter").shows("Done");
      assertThat(kept(bench).hostKeys()).isEmpty();
    }
  }

  private Bench withConnection() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      typed(driver, "192.168.40.6").press("Enter", "Enter", "Enter").shows("Done");
    }
    return bench;
  }

  @Test
  void aChangedHostKeyIsAnAlarmThatOnlyTheTypedNameAccepts() throws HostFailure {
    Bench bench = withConnection();
    var reach =
        new SomeConnections.Pretended(CHANGED, SomeConnections.changed(), SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("t").shows("! HOST KEY CHANGED: nas02");
      driver.press("y", "Enter").shows("ITS HOST KEY HAS CHANGED");
      driver.press("h").shows("[ ]     ED25519   CHANGED");
      driver.press(" ").shows("Type nas02").press("Enter").shows("Nothing was accepted");
      driver.press("Esc").shows("[ ]     ED25519   CHANGED");
      assertThat(kept(bench).hostKeys()).contains(PublicKeyLine.of(SomeConnections.ED25519));
      driver.press(" ").type("nas02").press("Enter").shows("[x]     ED25519   CHANGED");
      driver.press("Enter").shows("It works. Save keeps it.").press("Enter", "Enter");
      assertThat(kept(bench).hostKeys())
          .containsExactly(
              PublicKeyLine.of(SomeConnections.OTHER_ED25519),
              PublicKeyLine.of(SomeConnections.RSA));
    }
  }

  @Test
  void aMachineWithNoneOfTheAcceptedKeysIsAnAlarmToo() throws HostFailure {
    Bench bench = withConnection();
    var reach =
        new SomeConnections.Pretended(List.of(SomeConnections.ECDSA), SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("h").shows("! HOST KEY CHANGED").press("Enter").shows("[ ]     ECDSA 256");
      driver.press(" ").shows("Type nas02");
    }
  }

  @Test
  void aSavedConnectionIsOpenedWithItsValuesChangedAndRenamed() throws HostFailure {
    Bench bench = withConnection();
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("Enter").shows("Connection nas02").shows("[192.168.40.6");
      driver.press("^U").type("vault").press("PgDn", "Up", "Up", "Left", "PgDn", "Enter");
      driver.shows("Tick it, or choose another cipher").press(" ", "PgDn", "Enter");
      driver.shows("Trying vault").press("Enter").shows("What will change").press("Enter");
      Settings settings = bench.appliance().current();
      assertThat(settings.ssh().connections()).containsOnlyKeys(new SshName("vault"));
      Connection vault = settings.ssh().connections().get(new SshName("vault"));
      assertThat(vault.cipher()).isEqualTo(Cipher.DISABLED);
      assertThat(vault.hostKeys()).hasSize(2);
      assertThat(reach.tested.get(0).cipher()).as("tried as typed").isEqualTo(Cipher.DISABLED);
    }
  }

  @Test
  void aConnectionIsDeletedAfterTheQuestionAndItsKeyPairOnlyThen() throws HostFailure {
    Bench bench = withConnection();
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.works());
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("Esc", "2", "d").shows("used by the connection nas02");
      driver.press("Enter", "Esc", "1", "d").shows("What will change").press("Enter");
      assertThat(bench.appliance().current().ssh().connections()).isEmpty();
      driver.press("Enter");
    }
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("Esc", "2", "d").shows("What will change").press("Enter").shows("Done");
      assertThat(bench.appliance().current().ssh().keyPairs()).isEmpty();
    }
  }

  @Test
  void theResultOfATestStaysInTheListForTheSession() throws HostFailure {
    Bench bench = withConnection();
    var reach = new SomeConnections.Pretended(KEYS, SomeConnections.keyRefused());
    try (ScreenDriver driver = at(bench, reach)) {
      driver.press("t").shows("FAILED · sign in (2.5 s)").press("Esc").shows("FAILED: sign in");
    }
  }
}
