package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of addresses, networks and names: what is taken, as what, and why the rest is refused. */
class AddressTextsTest {
  private static final String NO_ADDRESS = "is not an IP address, such as 192.168.1.5 or 2001:db8";

  @ParameterizedTest
  @CsvSource({
    "192.168.1.5, 192.168.1.5",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "2001:DB8:0:0:0:0:0:5, 2001:db8::5",
    "2001:0db8::0005, 2001:db8::5",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "fe80::1, fe80::1",
    "::ffff:1.2.3.4, ::ffff:102:304",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
  })
  void readsAnAddressIntoItsCanonicalText(String text, String canonical) {
    IpAddress address = IpAddress.of(text);
    assertThat(address).hasToString(canonical).isEqualTo(IpAddress.of(canonical));
    assertThat(address.isV6()).isEqualTo(text.contains(":"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "256",
        "3232235777",
        "1.2.3",
        "1.2",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.-4",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "010.0.0.1",
        "1.2.3.04",
        "00.0.0.0",
        "0x7f.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1.2.3.4\t",
        "1.2.3.4\n",
        "\u00a01.2.3.4",
        "\uff11.\uff12.\uff13.\uff14",
        "\u0661.2.3.4",
        "1.2.3.4/24",
        "1.2.3.*",
        "*",
        "1-2.2.3.4",
        "1_2.2.3.4",
        "1.2.3.4%eno1",
        "localhost",
        "fe80::1%eno1",
        "fe80::1%",
        "[::1]",
        "2001:db8::1/64",
        "2001:db8",
        "2001:db8:::1",
        "::1::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::1",
        ":1",
        "::1.2.3",
        "::1.2.3.04",
        "::256.1.1.1",
        "2001:db8::5 ",
        "4)+k&C#VzJ4br>0wv%Yp",
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(IpAddress.find(text)).isEmpty();
    assertThatThrownBy(() -> IpAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NO_ADDRESS)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, stands for no address at all",
    "::, stands for no address at all",
    "127.0.0.53, loopback",
    "::1, loopback",
    "224.0.0.1, multicast",
    "ff02::1, multicast",
    "255.255.255.255, broadcast",
    "::ffff:192.168.1.5, 192.168.1.5",
    "0.1.2.3, RFC 1122",
  })
  void saysWhyNoMachineIsAtIt(String text, String why) {
    assertThat(IpAddress.of(text).findObjection().orElseThrow()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.5", "169.254.1.1", "2001:db8::5", "fe80::1", "::2", "8.8.8.8"})
  void hasNothingAgainstAHost(String text) {
    assertThat(IpAddress.of(text).findObjection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.5/24, 192.168.1.5/24, 192.168.1.0/24, 192.168.1.255",
    "192.168.1.5/0, 192.168.1.5/0, 0.0.0.0/0, 255.255.255.255",
    "192.168.1.5/32, 192.168.1.5/32, 192.168.1.5/32, 192.168.1.5",
    "192.168.1.5/31, 192.168.1.5/31, 192.168.1.4/31, 192.168.1.5",
    "192.168.1.5/255.255.254.0, 192.168.1.5/23, 192.168.0.0/23, 192.168.1.255",
    "192.168.1.5/255.255.255.255, 192.168.1.5/32, 192.168.1.5/32, 192.168.1.5",
    "192.168.1.5/0.0.0.0, 192.168.1.5/0, 0.0.0.0/0, 255.255.255.255",
    "2001:DB8::5/64, 2001:db8::5/64, 2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff",
    "2001:db8::5/127, 2001:db8::5/127, 2001:db8::4/127, 2001:db8::5",
    "::/0, ::/0, ::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  })
  void readsAPrefix(String text, String shown, String network, String last) {
    IpPrefix prefix = IpPrefix.of(text);
    assertThat(prefix).hasToString(shown).isEqualTo(IpPrefix.of(shown));
    assertThat(prefix.network()).hasToString(network);
    assertThat(prefix.last()).hasToString(last);
    assertThat(prefix.contains(prefix.address())).isTrue();
    assertThat(prefix.contains(prefix.last())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3.4 | has no prefix length; write it behind the address, such as 1.2.3.4/24.",
        "2001:db8::5 | has no prefix length; write it behind the address, such as 2001:db8::5/64.",
        "1.2.3.4/33 | the prefix length 33 is not between 0 and 32.",
        "2001:db8::5/129 | the prefix length 129 is not between 0 and 128.",
        "1.2.3.4/-1 | \"-1\" is not a prefix length between 0 and 32.",
        "1.2.3.4/ | \"\" is not a prefix length between 0 and 32.",
        "1.2.3.4/2x | \"2x\" is not a prefix length between 0 and 32.",
        "1.2.3.4/\uff12\uff14 | is not a prefix length between 0 and 32.",
        "1.2.3.4/024 | \"024\" begins with a zero",
        "1.2.3.4/24/24 | \"24/24\" is not a prefix length between 0 and 32.",
        "/24 | \"\" is not an IP address",
        "1.2.3/24 | \"1.2.3\" is not an IP address",
        "010.0.0.1/24 | \"010.0.0.1\" is not an IP address",
        "1.2.3.4 /24 | \"1.2.3.4 \" is not an IP address",
        "1.2.3.4/ 24 | \" 24\" is not a prefix length between 0 and 32.",
        "1.2.3.4/255.0.255.0 | \"255.0.255.0\" is not a netmask, such as 255.255.255.0.",
        "1.2.3.4/0.0.0.255 | \"0.0.0.255\" is not a netmask, such as 255.255.255.0.",
        "1.2.3.4/255.255.255 | \"255.255.255\" is not a netmask, such as 255.255.255.0.",
        "1.2.3.4/ffff:: | \"ffff::\" is not a prefix length between 0 and 32.",
        "2001:db8::5/255.255.0.0 | is not a prefix length between 0 and 128.",
        "fe80::1%eno1/64 | \"fe80::1%eno1\" is not an IP address",
        "eno1 | is not an address with prefix length, such as 192.168.1.5/24.",
      })
  void saysWhatIsWrongWithAPrefix(String text, String why) {
    assertThatThrownBy(() -> IpPrefix.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageMatching("(?s).*[^\"]\\.");
  }

  @Test
  void knowsWhatOverlaps() {
    IpPrefix wide = IpPrefix.of("10.0.0.1/8");
    assertThat(wide.overlaps(IpPrefix.of("10.255.0.1/16"))).isTrue();
    assertThat(IpPrefix.of("10.255.0.1/16").overlaps(wide)).isTrue();
    assertThat(wide.overlaps(IpPrefix.of("11.0.0.1/8"))).isFalse();
    assertThat(wide.overlaps(IpPrefix.of("::/0"))).isFalse();
    assertThat(wide.contains(IpAddress.of("11.0.0.1"))).isFalse();
    assertThat(wide.contains(IpAddress.of("::ffff:10.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "nas01, nas01",
    "NAS01.Lab.Example, nas01.lab.example",
    "1, 1",
    "3com, 3com",
    "a-b.c, a-b.c",
    "xn--bcher-kva.example, xn--bcher-kva.example",
  })
  void readsAName(String text, String lower) {
    assertThat(DnsName.of(text)).hasToString(lower).isEqualTo(DnsName.of(lower));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        ". | has a dot at its begin or end, or two in a row.",
        ".lab | has a dot at its begin or end",
        "lab. | has a dot at its begin or end",
        "a..b | has a dot at its begin or end, or two in a row.",
        "nas_01 | may hold only letters, digits, - and dots.",
        "n\u00e4s | may hold only letters, digits, - and dots.",
        "\uff4e\uff41\uff53 | may hold only letters, digits, - and dots.",
        "nas 01 | may hold only letters, digits, - and dots.",
        "' nas' | may hold only letters, digits, - and dots.",
        "-nas | has a - at the begin or end of a part.",
        "nas.-a | has a - at the begin or end of a part.",
        "nas- | has a - at the begin or end of a part.",
        "192.168.1.5 | ends in a number, as only addresses do.",
        "lab.1 | ends in a number, as only addresses do.",
        "2001:db8::1 | may hold only letters, digits, - and dots.",
      })
  void saysWhatIsWrongWithAName(String text, String why) {
    assertThatThrownBy(() -> DnsName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageStartingWith("\"");
  }

  @Test
  void knowsTheLongestName() {
    String part = "a".repeat(63);
    String longest = part + "." + part + "." + part + "." + "b".repeat(61);
    assertThat(DnsName.of(longest).text()).hasSize(253);
    assertThatThrownBy(() -> DnsName.of(longest + "b")).hasMessageContaining("253 characters");
    assertThatThrownBy(() -> DnsName.of(part + "a")).hasMessageContaining("63 characters");
    assertThatThrownBy(() -> DnsName.label("nas01.lab")).hasMessageContaining("holds a dot");
  }

  @Test
  void readsAListFromOneLineOrSeveral() {
    Key<List<IpAddress>> key =
        Key.list("servers", "Servers", "Some.", IpAddress::of, IpAddress::toString);
    List<IpAddress> two = List.of(IpAddress.of("1.2.3.4"), IpAddress.of("::1"));
    for (String text : List.of("1.2.3.4, ::1", "1.2.3.4 ::1", " 1.2.3.4,::1,, ", "1.2.3.4\n::1")) {
      assertThat(key.reader().apply(text)).isEqualTo(two);
    }
    assertThat(key.show(two)).isEqualTo("1.2.3.4, ::1");
    assertThat(key.reader().apply("")).isEmpty();
    assertThatThrownBy(() -> key.reader().apply("1.2.3.4, 1.2.3"))
        .hasMessageStartingWith("\"1.2.3\" ");
  }

  @Test
  void knowsThePlaceOfEachGoodValueOfAList() {
    Key<List<IpAddress>> key =
        Key.list("servers", "Servers", "Some.", IpAddress::of, IpAddress::toString);
    Problems problems = new Problems();
    Input input = Yaml.read("f", "servers: [1.2.3.4, bad, '::1']\n".getBytes(), problems);
    assertThat(input.get(key, problems)).hasSize(2);
    assertThat(problems.all()).extracting(p -> p.place().column()).containsExactly(20);
    assertThat(input.placeOf(key, 0).column()).isEqualTo(11);
    assertThat(input.placeOf(key, 1).column()).isEqualTo(25);
    problems.warning(input, key, 1, "is far.");
    problems.error(input, key, "are few.");
    assertThat(problems.all())
        .extracting(Problem::toString)
        .contains("f:1:25: warning: servers: is far.", "f:1:10: error: servers: are few.");
    Input line = Yaml.read("f", "servers: 1.2.3.4, bee::1\n".getBytes(), problems);
    assertThat(line.get(key, problems)).hasSize(2);
    assertThat(line.placeOf(key, 1).column()).isEqualTo(10);
  }

  @Test
  void knowsWhetherAnErrorIsAboutAGroup() {
    Problems problems = new Problems();
    problems.warning("network.routes.a", Place.of("form"), "is odd.");
    problems.error("network.interfaces.eno1.mtu", Place.of("form"), "is bad.");
    assertThat(problems.hasErrorsAt("network.interfaces.eno1")).isTrue();
    assertThat(problems.hasErrorsAt("network.interfaces.eno1.mtu")).isTrue();
    assertThat(problems.hasErrorsAt("network.interfaces.eno")).isFalse();
    assertThat(problems.hasErrorsAt("network.routes")).isFalse();
    assertThat(problems.hasErrorsAt("")).isFalse();
  }
}
