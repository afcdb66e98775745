package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.KeyPairDesk.ExportChoice;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SettableClock;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshSettings;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key pairs from being made to being kept, carried away and removed. */
class KeyPairDeskTest {
  private static final Who ANN = new Who(Optional.of("ann"), "console", "/dev/tty1");
  private static final SshName BACKUP = new SshName("backup");

  @TempDir Path temp;

  private Appliance appliance;
  private KeyPairDesk desk;

  @BeforeEach
  void open() throws HostFailure {
    SimulatedHost host =
        SimulatedHost.create(temp.resolve("appliance"), SettableClock.at(Instant.EPOCH));
    appliance = new Appliance(host);
    desk = appliance.sshDesk().keyPairs();
  }

  @Test
  void makesAndKeepsOne() throws HostFailure {
    KeyPair pair = made(BACKUP);
    assertThat(desk.find(BACKUP).findValue()).as("not kept yet").isEmpty();
    keep(pair);
    KeyPair kept = desk.find(BACKUP).findValue().orElseThrow();
    assertThat(kept).isEqualTo(pair);
    assertThat(kept.publicLine()).map(PublicKeyLine::comment).contains("backup@appliance");
    // The machine as it was found is kept first.
    assertThat(appliance.history()).hasSize(2);
    assertThat(KeyFile.load(kept.privateKey().orElseThrow()).getPrivate()).isNotNull();
  }

  @Test
  void makesRsaOfTheSizeAskedFor() throws HostFailure {
    Checked<KeyPair> made = desk.generateKeyPair(BACKUP, KeyKind.RSA, OptionalInt.of(2048));
    assertThat(made.findValue().orElseThrow().publicLine().orElseThrow().bits()).hasValue(2048);
    assertThat(messages(desk.generateKeyPair(BACKUP, KeyKind.RSA, OptionalInt.of(1024))))
        .contains("2048 to 4096");
  }

  @Test
  void givesNoNameTwice() throws HostFailure {
    keep(made(BACKUP));
    assertThat(messages(desk.generateKeyPair(BACKUP, KeyKind.ED25519, OptionalInt.empty())))
        .contains("of this name already");
    SshName clash = new SshName("Backup");
    assertThat(messages(desk.generateKeyPair(clash, KeyKind.ED25519, OptionalInt.empty())))
        .contains("a key pair backup already");
    KeyPair pair = KeyPair.of(clash, KeyFile.make(KeyKind.ED25519, 256, ""));
    assertThat(messages(desk.planKeyPair(pair, Consent.of(ANN)))).contains("backup already");
  }

  @Test
  void importsWithTheCommentThatWasThere() throws HostFailure {
    KeyFile file = KeyFile.make(KeyKind.ED25519, 256, "ann@laptop");
    KeyFile bare = KeyFile.make(KeyKind.ED25519, 256, "");
    assertThat(comment(desk.importKeyPair(BACKUP, file.text(), Optional.empty())))
        .isEqualTo("ann@laptop");
    assertThat(comment(desk.importKeyPair(BACKUP, bare.text(), Optional.empty())))
        .isEqualTo("backup@appliance");
    String line = bare.publicKey() + " from the line\n";
    assertThat(comment(desk.importKeyPair(BACKUP, bare.text(), Optional.of(line))))
        .isEqualTo("from the line");
    assertThat(
            messages(
                desk.importKeyPair(BACKUP, bare.text(), Optional.of(file.publicKey().toString()))))
        .contains(KeyFile.MISMATCH);
    assertThat(messages(desk.importKeyPair(BACKUP, bare.text(), Optional.of("junk"))))
        .contains("is no public key");
  }

  @Test
  void takesThePrivateKeyThatAPairLacks() throws HostFailure {
    KeyPair whole = made(BACKUP);
    KeyPair half = new KeyPair(BACKUP, whole.publicKey(), Optional.empty());
    appliance.apply(desk.planKeyPair(half, Consent.of(ANN)).findValue().orElseThrow(), ANN, "");
    Secret other = made(new SshName("other")).privateKey().orElseThrow();
    assertThat(messages(desk.importKeyPair(BACKUP, other, Optional.empty())))
        .contains(KeyFile.MISMATCH);
    Secret missing = whole.privateKey().orElseThrow();
    keep(desk.importKeyPair(BACKUP, missing, Optional.empty()).findValue().orElseThrow());
    KeyPair kept = desk.find(BACKUP).findValue().orElseThrow();
    assertThat(kept.publicKey()).isEqualTo(whole.publicKey());
    assertThat(kept.file().publicKey()).isEqualTo(whole.file().publicKey());
    assertThat(messages(desk.importKeyPair(BACKUP, missing, Optional.empty()))).contains("already");
  }

  @Test
  void keepsWhatAConnectionUses() throws HostFailure {
    keep(made(BACKUP));
    set(
        "connections: {nas02: {host: nas02, key-pair: backup}, nas03: {host: h, key-pair: backup}}");
    assertThat(messages(desk.planRemoveKeyPair(BACKUP, Consent.of(ANN))))
        .contains("used by the connections nas02, nas03");
    set("connections: {}");
    Proposal removal = desk.planRemoveKeyPair(BACKUP, Consent.of(ANN)).findValue().orElseThrow();
    assertThat(appliance.apply(removal, ANN, "").exit()).isZero();
    assertThat(messages(desk.planRemoveKeyPair(BACKUP, Consent.of(ANN))))
        .contains("there is no key pair of this name");
  }

  @Test
  void readsSettingsOnlyWithHalvesThatBelongTogether() {
    KeyFile one = KeyFile.make(KeyKind.ED25519, 256, "");
    KeyFile two = KeyFile.make(KeyKind.ED25519, 256, "");
    String text = one.text().reveal().replace("\n", "\\n");
    String good = "key-pairs: {x: {private: \"" + text + "\", public: " + one.publicKey() + "}}";
    assertThat(read(good).findValue()).isPresent();
    assertThat(messages(read(good.replace(one.publicKey().data(), two.publicKey().data()))))
        .isEqualTo(KeyFile.MISMATCH);
    String cut = good.replace("-----END", "").replace(", public: " + one.publicKey(), "");
    assertThat(messages(read(cut))).contains("damaged or cut off").doesNotContain("b3BlbnNz");
  }

  @Test
  void carriesOneAwayAndNotesIt() throws HostFailure, IOException {
    KeyPair pair = made(BACKUP);
    keep(pair);
    desk.exportKeyPair(BACKUP, "/root", new ExportChoice(false, false), ANN)
        .findValue()
        .orElseThrow();
    Path file = temp.resolve("appliance/root/backup");
    KeyPair again =
        desk.importKeyPair(new SshName("again"), desk.readFile("/root/backup"), Optional.empty())
            .findValue()
            .orElseThrow();
    assertThat(again.publicLine()).isEqualTo(pair.publicLine());
    assertThat(appliance.auditTail(1).get(0)).contains("key-exported", "backup", "/root", "ann");
    String secret = Files.readAllLines(file).get(3);
    try (Stream<Path> files = Files.walk(temp.resolve("appliance"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(it -> contains(it, secret))
                  .map(it -> "/" + temp.resolve("appliance").relativize(it)))
          .allMatch(
              it ->
                  it.equals("/root/backup")
                      || it.equals(Settings.PATH)
                      || it.startsWith("/var/lib/crashcart/history/"));
    }
  }

  @Test
  void readsNoFileThatIsTooLarge() throws IOException {
    Files.write(temp.resolve("appliance/root/large"), new byte[(64 << 10) + 1]);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> desk.readFile("/root/large")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("larger than 64 KiB");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> desk.readFile("/root/none")))
        .hasMessageContaining("There is no file");
  }

  private KeyPair made(SshName name) throws HostFailure {
    return desk.generateKeyPair(name, KeyKind.ED25519, OptionalInt.empty())
        .findValue()
        .orElseThrow();
  }

  private void keep(KeyPair pair) throws HostFailure {
    Proposal proposal = desk.planKeyPair(pair, Consent.of(ANN)).findValue().orElseThrow();
    assertThat(proposal.settingChanges().toString())
        .contains(Secret.MASK)
        .doesNotContain("OPENSSH");
    assertThat(appliance.apply(proposal, ANN, "").exit()).isZero();
  }

  /** Sets the connections alone. */
  private void set(String text) throws HostFailure {
    Settings current = appliance.current();
    Settings pairs =
        Settings.none()
            .with(new SshSettings(SshService.none(), current.ssh().keyPairs(), Map.of()));
    var ssh = read(pairs.toYaml() + text).findValue().orElseThrow().ssh();
    Settings wanted =
        current.with(
            new SshSettings(current.ssh().service(), current.ssh().keyPairs(), ssh.connections()));
    Proposal proposal = appliance.plan(wanted, Consent.of(ANN)).findValue().orElseThrow();
    assertThat(appliance.apply(proposal, ANN, "").exit()).isZero();
  }

  private static Checked<Settings> read(String text) {
    return Settings.read(
        "x.yaml",
        ((text.startsWith("format") ? "" : "format: 1\n") + text).getBytes(StandardCharsets.UTF_8));
  }

  private static String comment(Checked<KeyPair> pair) {
    return pair.findValue().orElseThrow().publicLine().orElseThrow().comment();
  }

  private static String messages(Checked<?> checked) {
    assertThat(checked.findValue()).isEmpty();
    return String.join("\n", checked.problems().stream().map(Problem::message).toList());
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
