package dev.crashcart.console.page;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.MountedPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How the pages of key pairs and connections look; nothing is behind them. */
class SshKeysScreensTest {
  private static final List<String> KEYS =
      List.of(SomeConnections.ED25519, SomeConnections.ECDSA, SomeConnections.RSA);
  private static final List<String> CHANGED =
      List.of(SomeConnections.OTHER_ED25519, SomeConnections.RSA);

  private static void golden(String name, Supplier<Page> page, String... keys) {
    golden(name, SomeConnections.status(), page, keys);
  }

  private static void golden(String name, Status status, Supplier<Page> page, String... keys) {
    for (int[] size : new int[][] {{80, 24}, {40, 12}}) {
      try (ScreenDriver driver =
          ScreenDriver.setup().size(size[0], size[1]).open(new Begin(page))) {
        driver.feed().change(status);
        driver.settle().press("Enter").press(keys);
        driver.showsGolden("ssh-keys-" + name + (size[0] == 80 ? "" : "-40x12"));
      }
    }
  }

  /** Opens a page by an answer, so that what begins by itself does. */
  private record Begin(Supplier<Page> page) implements Page {
    @Override
    public View view(Desk desk) {
      return new View.Text("Begin", View.Tone.PLAIN, List.of(), Optional.of("Go"), List.of());
    }

    @Override
    public Next answer(Answer answer, Desk desk) {
      return Next.open(page.get());
    }
  }

  private static ConnectionTestPage test(boolean saving, SomeConnections.Pretended reach) {
    return new ConnectionTestPage(
        SomeConnections.change("nas02", reach), SomeConnections.ready("nas02"), saving);
  }

  private static RemoteKeysPage hostKeys(List<String> shown) {
    SomeConnections.Pretended reach = new SomeConnections.Pretended(shown, SomeConnections.works());
    return new RemoteKeysPage(
        SomeConnections.change("nas02", reach), SomeConnections.ready("nas02"), false);
  }

  private static SomeConnections.Pretended works() {
    return new SomeConnections.Pretended(KEYS, SomeConnections.works());
  }

  @Test
  void theLists() {
    golden("menu", () -> new SshKeysPage(desk -> works()));
    golden("pairs", KeyPairsPage::new);
    golden("pairs-none", SomeNetwork.blank(), KeyPairsPage::new);
    golden("connections", () -> new ConnectionsPage(SomeConnections.tries(works())));
    golden(
        "connections-none",
        SomeNetwork.blank(),
        () -> new ConnectionsPage(SomeConnections.tries(works())));
    golden(
        "connections-tested",
        () -> {
          Tries tries = SomeConnections.tries(works());
          tries.note(new SshName("nas02"), Some.NOW, SomeConnections.works());
          tries.note(new SshName("vault"), Some.NOW, SomeConnections.keyRefused());
          return new ConnectionsPage(tries);
        },
        "Down");
  }

  private static MountedPath stick() {
    return new MountedPath("/media/usb", "vfat", "/dev/sdb1", false, true);
  }

  @Test
  void aKeyPair() {
    SshName backup = new SshName("backup");
    golden(
        "pair",
        () -> new PairPage(backup, PublicKeyLine.of(SomeConnections.BACKUP + " backup@nas01")));
    golden(
        "pair-rsa",
        () ->
            new PairPage(new SshName("old"), PublicKeyLine.of(SomeConnections.OLD + " old@nas01")));
    golden("pair-new", NewPairPage::new);
    golden("pair-new-rsa", NewPairPage::new, "Down", " ", "Down");
    golden("pair-import", () -> new ImportPairPage(List.of(stick())), "Down", "Down");
    golden("pair-import-file", () -> new ImportPairPage(List.of(stick())), "Down", " ", "Down");
    golden("pair-export", () -> new ExportPairPage(backup, List.of(stick())), "Down");
    golden("pair-export-folder", () -> new ExportPairPage(backup, List.of()), "PgDn", "Enter");
  }

  @Test
  void theFormOfAConnection() {
    Tries tries = SomeConnections.tries(works());
    golden("form-new", () -> new ConnectionFormPage(tries, Optional.empty()));
    golden("form", () -> new ConnectionFormPage(tries, Optional.of(new SshName("nas02"))));
    golden(
        "form-no-cipher",
        () -> new ConnectionFormPage(tries, Optional.of(new SshName("vault"))),
        "PgDn",
        "Up",
        "Up",
        "Left",
        "Down");
    golden("form-problems", () -> new ConnectionFormPage(tries, Optional.empty()), "PgDn", "Enter");
  }

  @Test
  void theHostKeys() {
    golden("host-keys", () -> hostKeys(KEYS));
    golden("host-keys-unreachable", () -> hostKeys(List.of()));
    golden("host-keys-art", () -> hostKeys(KEYS), "r");
    golden("alarm-art", () -> hostKeys(CHANGED), "Enter", "r");
    golden("alarm", () -> hostKeys(CHANGED));
    golden("alarm-refused", () -> hostKeys(CHANGED), "Enter");
    golden("alarm-expected", () -> hostKeys(CHANGED), "x");
    golden("alarm-mistyped", () -> hostKeys(CHANGED), "x", "y", "Enter");
    golden("alarm-accepted", () -> hostKeys(CHANGED), "x", "n", "a", "s", "0", "2", "Enter");
  }

  @Test
  void theTest() {
    golden("test-works", () -> test(false, works()));
    golden("test-save", () -> test(true, works()));
    golden(
        "test-key-refused",
        () -> test(true, new SomeConnections.Pretended(KEYS, SomeConnections.keyRefused())));
    golden(
        "test-public-key",
        () -> test(true, new SomeConnections.Pretended(KEYS, SomeConnections.keyRefused())),
        "p");
    golden(
        "test-changed",
        () -> test(false, new SomeConnections.Pretended(KEYS, SomeConnections.changed())),
        "Enter");
    golden(
        "install",
        () -> test(true, new SomeConnections.Pretended(KEYS, SomeConnections.keyRefused())),
        "i",
        "w",
        "r",
        "o",
        "n",
        "g",
        "Enter");
    golden(
        "installed",
        () ->
            test(
                true,
                new SomeConnections.Pretended(
                    KEYS, SomeConnections.keyRefused(), SomeConnections.works())),
        "i",
        "a",
        "Enter");
  }
}
