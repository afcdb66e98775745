package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key pairs made, brought along, looked at and written out at the pages. */
class PairFlowTest {
  private static final SshName BACKUP = new SshName("backup");

  @TempDir private Path folder;

  /** An operator on a simulated appliance, at the page of key pairs. */
  private static ScreenDriver at(Bench bench) {
    return ScreenDriver.setup()
        .appliance(bench.appliance())
        .onTop(List.of(new SshKeysPage()))
        .open(new MainPage())
        .press("2");
  }

  private static KeyPair kept(Bench bench) throws HostFailure {
    return bench.appliance().current().ssh().keyPairs().get(BACKUP);
  }

  /** As a terminal gives what is pasted. */
  private static void paste(ScreenDriver driver, String text) {
    for (String line : text.split("(?<=\n)")) {
      driver.type(line.replace("\n", ""));
      if (line.endsWith("\n")) {
        driver.press("Enter");
      }
    }
  }

  @Test
  void aPairIsMadeKeptShownAndTakenAway() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    try (ScreenDriver driver = at(bench)) {
      driver.press("n", "PgDn", "Enter").shows("Give it a name.").type("backup");
      driver.press("PgDn", "Enter").shows("What will change").showsNot("PRIVATE").press("Enter");
      driver.shows("Done").press("Enter").shows("Key pair backup").shows("ssh-ed25519 AAAA");
      assertThat(kept(bench).publicKey()).isPresent();
      assertThat(kept(bench).privateKey()).isPresent();
      driver.press("x").shows("Export the key pair backup");
    }
    try (ScreenDriver driver = at(bench)) {
      driver.press("n").type("backup").press("PgDn", "Enter").shows("already");
      driver.press("Esc", "d").shows("What will change").press("Enter");
      assertThat(kept(bench)).isNull();
    }
  }

  @Test
  void aPastedPairIsKeptAndItsTextIsShownNowhere() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    KeyFile file = KeyFile.make(KeyKind.ED25519, 256, "ann@laptop");
    String secret = file.text().reveal();
    String line = secret.lines().skip(2).findFirst().orElseThrow();
    try (ScreenDriver driver = at(bench)) {
      driver.press("i").type("backup").press("Down", "Down");
      paste(driver, secret);
      driver.shows("Its last line has come").showsNot(line).press("Enter");
      driver.shows("> Public key").type(file.publicKey().toString()).press("Enter");
      driver.shows("What will change").showsNot(line).press("f").showsNot(line).press("Esc");
      driver.press("Enter").shows("Done");
      assertThat(kept(bench).publicKey().orElseThrow().isSameKey(file.publicKey())).isTrue();
    }
  }

  @Test
  void whatIsNoPrivateKeyIsRefusedAtItsFieldAndTypedAnew() throws HostFailure {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    KeyFile file = KeyFile.make(KeyKind.ED25519, 256, "");
    KeyFile other = KeyFile.make(KeyKind.ED25519, 256, "");
    try (ScreenDriver driver = at(bench)) {
      driver.press("i").type("backup").press("PgDn", "Enter").shows("Paste the private key, or");
      paste(driver, file.publicKey() + "\n");
      driver.press("PgDn", "Enter").shows("! This is the public key").shows("empty");
      paste(driver, file.text().reveal());
      driver.press("Enter").type(other.publicKey().toString()).press("Enter");
      driver.shows("belongs to another private key");
      assertThat(bench.appliance().current().ssh().keyPairs()).isEmpty();
    }
  }

  @Test
  void aPairComesFromAFileAndGoesToAFolder() throws HostFailure, IOException {
    Bench bench = Bench.withAdmin(folder.resolve("appliance"));
    KeyFile file = KeyFile.make(KeyKind.ED25519, 256, "");
    Path stick = Files.createDirectories(folder.resolve("appliance/srv/keys"));
    Files.writeString(stick.resolve("brought"), file.text().reveal());
    try (ScreenDriver driver = at(bench)) {
      driver.press("i").type("backup").press("Down", "Left", "Down").type("/srv/keys/missing");
      driver.press("PgDn", "Enter").shows("There is no file").press("^U").type("/srv/keys/brought");
      driver.press("PgDn", "Enter").shows("What will change").press("Enter", "Enter", "x");
      driver.press("PgDn", "Enter").shows("Give the folder.").type("/srv/keys").press("Enter");
      driver.press("PgDn", "Enter").shows("Exported");
      assertThat(stick.resolve("backup")).as("the public key alone").doesNotExist();
      driver.press("Enter", "x", "Down").type("/srv/keys").press("Down", " ");
      driver.press("PgDn", "Enter").shows("is there already").press("Down", "Down", " ");
      driver.press("PgDn", "Enter").shows("Exported");
      assertThat(stick.resolve("backup")).content().contains("PRIVATE KEY");
      assertThat(stick.resolve("backup.pub")).content().startsWith("ssh-ed25519");
    }
  }
}
