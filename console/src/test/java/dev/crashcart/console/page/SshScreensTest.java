package dev.crashcart.console.page;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.apply.AccountKeys;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.keys.MountedPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the pages of the SSH service look; nothing is behind them. */
class SshScreensTest {
  private static final AccountName ANN = new AccountName("ann");
  private static final String YAML =
      """
      format: 1
      ssh:
        enabled: true
        password-login: false
        weak-algorithms: [hmac-sha1]
        banner: [This machine belongs to the lab., All sessions are recorded.]
        extra-lines: [MaxAuthTries 3, Match Address 10.0.0.0/8, PasswordAuthentication yes]
      """;

  private final TimeZone before = TimeZone.getDefault();

  @BeforeEach
  void useUtc() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void useTheOldZone() {
    TimeZone.setDefault(before);
  }

  private static Some.Statuses statuses() {
    Settings settings =
        Settings.read("some.yaml", YAML.getBytes(StandardCharsets.UTF_8)).findValue().orElseThrow();
    return new Some.Statuses()
        .settings(settings)
        .accounts(
            Some.account("admin", true, PasswordState.SET),
            Some.account("ann", false, PasswordState.DISABLED));
  }

  private static void golden(String name, Supplier<Page> page, String... keys) {
    golden(name, statuses().build(), page, keys);
  }

  private static void golden(String name, Status status, Supplier<Page> page, String... keys) {
    for (int[] size : new int[][] {{80, 24}, {40, 12}}) {
      ScreenDriver.Setup setup =
          ScreenDriver.setup().size(size[0], size[1]).onTop(List.of(page.get()));
      try (ScreenDriver driver = setup.open(new MainPage())) {
        driver.feed().change(status);
        driver.settle().press(keys);
        driver.showsGolden("ssh-" + name + (size[0] == 80 ? "" : "-40x12"));
      }
    }
  }

  private static Page page() {
    return new SshPage(Optional.of(SomeSsh.view()));
  }

  @Test
  void theServiceAtAGlance() {
    golden("service", SshScreensTest::page);
    golden("service-off", off(), SshScreensTest::page);
    golden("service-below", SshScreensTest::page, "End", "PgDn");
    golden(
        "for-a-while",
        statuses().ssh(SomeSsh.state(true, Optional.of(Some.NOW.plusSeconds(900)))).build(),
        SshForAWhilePage::new);
    golden("for-a-while-own", off(), SshForAWhilePage::new, "4");
  }

  private static Status off() {
    return statuses().ssh(SomeSsh.state(false, Optional.empty())).build();
  }

  @Test
  void whoComesIn() {
    golden("who", () -> new AccessPage(SomeSsh.matrix()), "Down");
    golden("who-why", () -> new AccessPage(SomeSsh.matrix()), "Down", "Down", "Enter");
  }

  @Test
  void theForms() {
    golden("switch", SshScreensTest::page, "1");
    golden("access", SshScreensTest::page, "3");
    golden("access-left", SshScreensTest::page, "3", " ", " ");
    golden("place", SshScreensTest::page, "4");
    golden("more", SshScreensTest::page, "5");
    golden("forwarding", SshScreensTest::page, "5", "1");
    golden("weak", SshScreensTest::page, "5", "3");
  }

  @Test
  void linesAreEditedOneByOne() {
    golden("banner", SshScreensTest::page, "5", "2");
    golden("extra-lines", SshScreensTest::page, "5", "4", "Down");
    golden("extra-lines-moved", SshScreensTest::page, "5", "4", "j", "d");
    golden("extra-line", SshScreensTest::page, "5", "4", "Down", "Enter");
  }

  @Test
  void theHostKeys() {
    golden("host-keys", HostKeysPage::new);
    golden("host-keys-art", HostKeysPage::new, "a");
    golden("host-keys-qr", HostKeysPage::new, "q");
    golden("host-keys-sshfp", HostKeysPage::new, "s");
    golden("host-keys-renew", RenewHostKeysPage::new);
  }

  @Test
  void theKeysOfAnAccount() {
    AccountKeys keys = new AccountKeys(SomeSsh.keys(), List.of());
    golden("keys-whose", AuthorizedAccountsPage::new);
    golden("keys", () -> new AuthorizedKeysPage(ANN, keys), "Down");
    golden("keys-weak", () -> new AuthorizedKeysPage(ANN, keys), "End");
    golden("keys-shown", () -> new AuthorizedKeysPage(ANN, keys), "Down", "Enter");
    golden("keys-remove", () -> new AuthorizedKeysPage(ANN, keys), "Down", "d");
    golden(
        "keys-none",
        () -> new AuthorizedKeysPage(ANN, new AccountKeys(List.of(), List.of("sshd looks away."))));
    golden("keys-stay", () -> new KeysStayPage(ANN, 2));
  }

  @Test
  void newKeys() {
    golden("keys-add", () -> new AddKeysPage(ANN, List.of()));
    golden("keys-paste", () -> KeySourcePage.paste(ANN, List.of()));
    golden("keys-web", () -> KeySourcePage.web(ANN, List.of()));
    golden(
        "keys-places",
        () ->
            new KeyPlacesPage(
                ANN,
                List.of(),
                List.of(new MountedPath("/media/stick", "vfat", "/dev/sdb1", false, true))));
    golden(
        "keys-came",
        () ->
            new CameKeysPage(
                ANN,
                "https://github.com/ann.keys",
                List.of(SomeSsh.key("", "ann@laptop"), SomeSsh.key("", "ann@phone")),
                List.of("line 3: this RSA key of 1024 bits is too weak."),
                List.of(SomeSsh.keys().get(0))));
  }
}
