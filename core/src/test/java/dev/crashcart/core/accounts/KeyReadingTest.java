package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.accounts.KeyReading.Fault;
import dev.crashcart.core.config.PublicKeyLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste, and where they say it comes from. */
class KeyReadingTest {
  private static final PublicKeyLine ANN = SomeKeys.ed25519(1, "ann@laptop");
  private static final PublicKeyLine BOB = SomeKeys.with("no-pty", SomeKeys.ed25519(2, ""));

  private static KeyReading read(String text) {
    return KeyReading.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keysAreReadAmongCommentsAndLineEnds() {
    KeyReading reading = read("\uFEFF# mine\r\n" + ANN + "\r\n\n  " + BOB + "  \n" + ANN);
    assertThat(reading.keys()).containsExactly(ANN, BOB);
    assertThat(reading.faults()).isEmpty();
  }

  @Test
  void aBadLineIsToldWithItsNumberAndNotQuoted() {
    KeyReading reading = read(ANN + "\nhunter2 is my password\n");
    assertThat(reading.keys()).containsExactly(ANN);
    assertThat(reading.faults()).extracting(Fault::line).containsExactly(2);
    assertThat(reading.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN OPENSSH PRIVATE KEY-----\nSECRET",
        "-----BEGIN RSA PRIVATE KEY-----\nSECRET",
        "PuTTY-User-Key-File-3: ssh-ed25519\nSECRET",
        "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUSECRET"
      })
  void aPrivateKeyIsRefusedAndWiped(String secret) {
    byte[] text = (ANN + "\n" + secret).getBytes(StandardCharsets.UTF_8);
    KeyReading reading = KeyReading.of(text);
    assertThat(reading.keys()).isEmpty();
    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.toString()).contains("private key").doesNotContain("SECRET");
    assertThat(text).containsOnly(0);
  }

  @Test
  void whatIsTooLongOrHoldsNoneIsSaid() {
    assertThat(KeyReading.of(new byte[KeyReading.MOST_BYTES + 1]).faults().get(0).sentence())
        .contains("64 KiB");
    assertThat(read("# nothing\n").faults())
        .containsExactly(new Fault(0, "there is no key in it."));
    assertThat(read("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\nBBBB\n").faults())
        .hasSize(1)
        .allMatch(fault -> fault.sentence().contains("ssh-keygen -i -m RFC4716"));
  }

  @ParameterizedTest
  @CsvSource({
    "github:ann, https://github.com/ann.keys",
    "gh:ann, https://github.com/ann.keys",
    "gitlab:ann.b, https://gitlab.com/ann.b.keys",
    "lp:ann, https://launchpad.net/~ann/+sshkeys",
    "https://host.example/ann.keys, https://host.example/ann.keys",
    "' https://[2001:db8::1]:8443/k ', https://[2001:db8::1]:8443/k"
  })
  void addressesAndTheirShortForms(String text, String address) {
    assertThat(KeyAddress.of(text)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/ann.keys, is not encrypted",
    "ftp://host/k, is no address of keys",
    "github:a/b, is no address of keys",
    "https:///k, is no address of keys",
    "https://ann:secret@host/k, name or password",
    "'https://host/a b', is no address of keys"
  })
  void otherAddressesAreRefused(String text, String why) {
    assertThatThrownBy(() -> KeyAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }

  @Test
  void whereSshdLooksElsewhereIsSaid() {
    PasswdEntry ann = PasswdEntry.create("ann", 1000, 1000, "", "/home/ann", "/bin/sh");
    assertThat(new KeyPlaces(List.of(".ssh/authorized_keys .ssh/authorized_keys2")).elsewhere(ann))
        .isEmpty();
    assertThat(new KeyPlaces(List.of("%h/.ssh/authorized_keys")).elsewhere(ann)).isEmpty();
    assertThat(new KeyPlaces(List.of("/etc/ssh/keys/%u")).elsewhere(ann).orElseThrow())
        .contains("/etc/ssh/keys/ann");
    assertThat(new KeyPlaces(List.of("none")).elsewhere(ann).orElseThrow())
        .contains("no file of keys opens anything");
  }
}
