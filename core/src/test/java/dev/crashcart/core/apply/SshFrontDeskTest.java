package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.hostkey.FrontHostKeys;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host keys of the menu over SSH, and the keys that open it, on the pretend machine. */
class SshFrontDeskTest {
  private static final PublicKeyLine KEY = KeyFile.make(KeyKind.ED25519, 256, "ann").publicKey();
  private static final PublicKeyLine OTHER = KeyFile.make(KeyKind.ED25519, 256, "bob").publicKey();

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void create() throws HostFailure {
    bench = new Bench(folder).withAdmin();
  }

  private SshFrontDesk desk() {
    return bench.appliance.sshDesk().front();
  }

  private void authorize(String options) throws HostFailure {
    PublicKeyLine line = new PublicKeyLine(options, KEY.type(), KEY.data(), KEY.comment());
    bench.applyNow(
        bench.appliance.planAccount(
            Bench.ADMIN,
            AccountChange.sshKeys(List.of(line)),
            Appliance.Consent.of(Bench.CONSOLE)));
  }

  @Test
  void host_keys_are_made_once_and_stay() throws Exception {
    assertThat(desk().hostKeys()).isEmpty();
    List<KeyPair> made = desk().openHostKeys();
    List<HostKey> shown = desk().hostKeys();
    assertThat(shown).extracting(key -> key.key().shortType()).containsExactly("ED25519", "RSA");
    assertThat(desk().openHostKeys())
        .extracting(KeyPair::getPublic)
        .isEqualTo(made.stream().map(KeyPair::getPublic).toList());
    assertThat(desk().hostKeys()).isEqualTo(shown);
    assertThat(bench.machine.facts(FrontHostKeys.FOLDER).orElseThrow().mode()).isEqualTo(0700);
    for (HostKey key : shown) {
      assertThat(bench.machine.facts(key.path()).orElseThrow().mode()).isEqualTo(0600);
    }
  }

  @Test
  void a_damaged_host_key_is_not_replaced_in_silence() throws Exception {
    desk().openHostKeys();
    HostKey first = desk().hostKeys().get(0);
    bench.machine.write(
        first.path(), "rubbish".getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 0, 0));
    assertThatThrownBy(() -> desk().openHostKeys())
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining(first.path())
        .hasMessageContaining("remove it");
  }

  @Test
  void a_lost_public_half_comes_back() throws Exception {
    desk().openHostKeys();
    List<HostKey> shown = desk().hostKeys();
    bench.machine.remove(shown.get(0).path() + ".pub");
    desk().openHostKeys();
    assertThat(desk().hostKeys()).isEqualTo(shown);
  }

  @Test
  void an_authorised_key_of_an_administrator_opens() throws Exception {
    authorize("");
    assertThat(desk().findByKey("admin", KEY, "192.0.2.7")).contains(AccountName.ADMIN);
    assertThat(desk().findByKey("admin", OTHER, "192.0.2.7")).isEmpty();
    assertThat(desk().findByKey("root", KEY, "192.0.2.7")).isEmpty();
    assertThat(desk().findByKey("nobody", KEY, "192.0.2.7")).isEmpty();
    assertThat(desk().findByKey("no such name\n", KEY, "192.0.2.7")).isEmpty();
  }

  @Test
  void the_options_of_a_key_are_obeyed() throws Exception {
    authorize("from=\"198.51.100.0/24\"");
    assertThat(desk().findByKey("admin", KEY, "192.0.2.7")).isEmpty();
    assertThat(desk().findByKey("admin", KEY, "198.51.100.9")).isPresent();
  }

  @Test
  void a_file_that_others_may_write_opens_nothing() throws Exception {
    authorize("");
    String file = bench.appliance.sshDesk().authorizedKeys().list(Bench.ADMIN).keys().get(0).file();
    FileFacts facts = bench.machine.facts(file).orElseThrow();
    byte[] content = bench.machine.read(file).orElseThrow();
    bench.machine.write(file, content, FileFacts.file(0666, facts.uid(), facts.gid()));
    assertThat(desk().findByKey("admin", KEY, "192.0.2.7")).isEmpty();
  }

  @Test
  void a_key_that_was_taken_away_opens_nothing_any_more() throws Exception {
    authorize("");
    bench.applyNow(
        bench
            .appliance
            .sshDesk()
            .authorizedKeys()
            .planRemove(
                Bench.ADMIN, Set.of(KEY.fingerprint()), Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(desk().findByKey("admin", KEY, "192.0.2.7")).isEmpty();
  }

  private Optional<java.time.Duration> byPassword(String account, String password)
      throws HostFailure {
    return desk().byPassword(who(account), password.toCharArray(), "192.0.2.7");
  }

  private static Who who(String account) {
    return new Who(Optional.of(account), "ssh front", "192.0.2.7:5000");
  }

  private String audit() throws HostFailure {
    return String.join("\n", bench.appliance.auditTail(2));
  }

  @Test
  void the_password_of_an_administrator_opens_and_a_wrong_one_waits() throws Exception {
    bench.applyNow(
        bench.appliance.planAccount(
            Bench.ADMIN,
            AccountChange.password(Passwords.hash("seven ravens".toCharArray())),
            Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(byPassword("admin", "eight ravens")).contains(Duration.ofSeconds(1));
    bench.clock.turn(Duration.ofSeconds(2));
    assertThat(byPassword("admin", "seven ravens")).isEmpty();
    assertThat(audit()).contains("sign-in-failed", "signed-in", "by password");
    assertThat(byPassword("nobody-here", "seven ravens")).isPresent();
    assertThat(audit()).doesNotContain("nobody-here");
  }

  @Test
  void what_the_settings_shut_is_noted_with_its_reason_and_waits_longer_each_time()
      throws Exception {
    assertThat(byPassword("root", "any")).contains(Duration.ofSeconds(1));
    assertThat(byPassword("root", "any")).contains(Duration.ofSeconds(2));
    assertThat(audit()).contains("sign-in-failed", "root may not use a password", "192.0.2.7");
  }

  @Test
  void who_came_in_by_key_is_noted() throws Exception {
    desk().cameIn(who("ann"), KEY.fingerprint());
    assertThat(audit()).contains("signed-in", "ann", "192.0.2.7:5000", KEY.fingerprint());
  }
}
