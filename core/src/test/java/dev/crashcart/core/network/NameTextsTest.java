package dev.crashcart.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of interface names and gateways: what is taken, and why the rest is refused. */
class NameTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"eno1", "bond0.40", "a", "1", "br-lan", "_x", "a23456789012345", "...", "LO"})
  void takesAnInterfaceName(String text) {
    assertThat(new InterfaceName(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a234567890123456 | is longer than the 15 bytes",
        "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4 | is longer than the 15 bytes",
        "\u00e4 | is no name for an interface",
        "'' | is no name for an interface",
        ". | is no name for an interface",
        ".. | is no name for an interface",
        "eno 1 | is no name for an interface",
        "' eno1' | is no name for an interface",
        "eno/1 | is no name for an interface",
        "eno1:1 | is no name for an interface",
        "eno% | is no name for an interface",
        "-eno1 | is no name for an interface",
        "lo | is a name the kernel uses itself",
        "all | is a name the kernel uses itself",
        "default | is a name the kernel uses itself",
      })
  void saysWhatIsWrongWithAnInterfaceName(String text, String why) {
    assertThatThrownBy(() -> new InterfaceName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text + "\" " + why)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.1, 192.168.1.1",
    "2001:DB8::1, 2001:db8::1",
    "fe80::1, fe80::1",
    "FE80::1%eno1, fe80::1%eno1",
    "fe80::1%bond0.40, fe80::1%bond0.40",
    "169.254.1.1%eno1, 169.254.1.1%eno1",
  })
  void readsAGateway(String text, String shown) {
    GatewayAddress gateway = GatewayAddress.of(text);
    assertThat(gateway).hasToString(shown).isEqualTo(GatewayAddress.of(shown));
    assertThat(gateway.on().isPresent()).isEqualTo(text.contains("%"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is not an IP address",
        "router | is not an IP address",
        "192.168.1.1/24 | leave the part from the / on out.",
        "fe80::1%eno1/64 | is no name for an interface",
        "fe80::1%eno1%eno2 | is no name for an interface",
        "fe80::1% | is no name for an interface",
        "%eno1 | is not an IP address",
        "2001:db8::1%eno1 | only a link-local gateway names its interface; leave %eno1 out.",
        "192.168.1.1%eno1 | only a link-local gateway names its interface; leave %eno1 out.",
        "fe80::1%a234567890123456 | is longer than the 15 bytes",
      })
  void saysWhatIsWrongWithAGateway(String text, String why) {
    assertThatThrownBy(() -> GatewayAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
