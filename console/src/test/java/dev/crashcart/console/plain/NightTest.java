package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * At three in the morning: how many keys it takes, Enter counted, from being locked out to signing
 * in and from no network to an address. The lines of passwords and addresses are not counted: they
 * are as long as they are.
 */
class NightTest {
  private static final String NEW = "seven ravens over Oslo";
  private static final String ONCE = "a door left ajar at night";
  private static final List<String> TYPED_ANYWAY =
      List.of(NEW, ONCE, "192.168.40.50/24", "192.168.40.1");

  @TempDir private Path folder;

  private static int keys(List<String> lines) {
    return lines.stream()
        .filter(line -> !TYPED_ANYWAY.contains(line))
        .mapToInt(line -> line.length() + 1)
        .sum();
  }

  private void opens(Talk talk, TestReporter reporter, String what, String... lines)
      throws HostFailure {
    String said = talk.play(lines);
    String shadow = talk.read("etc/shadow");
    String hash =
        shadow.lines().filter(line -> line.startsWith("admin:")).findFirst().orElseThrow();
    assertThat(
            Passwords.matches(
                NEW.toCharArray(), new PasswordHash(new Secret(hash.split(":", -1)[1]))))
        .as(said)
        .contains(true);
    int keys = keys(List.of(lines));
    reporter.publishEntry(what, keys + " keys beside the passwords");
    assertThat(keys).isLessThanOrEqualTo(6);
  }

  @Test
  void aForgottenPassword(TestReporter reporter) throws HostFailure {
    Talk talk = Talk.withAdmin(folder.resolve("appliance"));
    opens(talk, reporter, "forgotten password", "111", NEW, NEW, "");
  }

  /** Nobody can sign in: the menu begins with the one-time access, which leads to the accounts. */
  @Test
  void aDisabledAndLockedAccount(TestReporter reporter) throws HostFailure {
    Talk talk = Talk.withAdmin(folder.resolve("appliance"));
    talk.edit("etc/shadow", text -> text.replaceFirst("(?m)^admin:", "admin:!"));
    opens(talk, reporter, "locked account", ONCE, ONCE, "", "1", NEW, NEW, "", "");
  }

  @Test
  void anAddressOnAMachineWithoutAny(TestReporter reporter) throws HostFailure {
    Talk talk = withoutNetwork();
    List<String> lines =
        new ArrayList<>(List.of("2111", "192.168.40.50/24", "192.168.40.1", "", "", ""));
    String said = talk.play(lines.toArray(String[]::new));
    assertThat(addresses(talk)).as(said).contains("192.168.40.50/24");
    assertThat(talk.appliance().status().trialDeadline()).isEmpty();
    int keys = keys(lines);
    reporter.publishEntry("static address", keys + " keys beside the addresses");
    assertThat(keys).isLessThanOrEqualTo(8);
  }

  @Test
  void aFixedAddressByItsShortForm(TestReporter reporter) throws HostFailure {
    Talk talk = withoutNetwork();
    List<String> lines = List.of("216", "192.168.40.50/24", "192.168.40.1", "", "");
    String said = talk.play(lines.toArray(String[]::new));
    assertThat(addresses(talk)).as(said).contains("192.168.40.50/24");
    reporter.publishEntry("fixed address", keys(lines) + " keys beside the addresses");
    assertThat(keys(lines)).isLessThanOrEqualTo(8);
  }

  @Test
  void addressesByDhcp(TestReporter reporter) throws HostFailure {
    Talk talk = withoutNetwork();
    String said = talk.play("d", "", "");
    assertThat(addresses(talk)).as(said).contains("192.168.40.21/24");
    reporter.publishEntry("DHCP", keys(List.of("d", "", "")) + " keys");
    assertThat(keys(List.of("d", "", ""))).isLessThanOrEqualTo(8);
  }

  private Talk withoutNetwork() throws HostFailure {
    Talk talk = Talk.withAdmin(folder.resolve("appliance"));
    talk.edit(
        "usr/lib/systemd/network/80-wired.network",
        text -> text.replace("DHCP=ipv4", "DHCP=no\nIPv6AcceptRA=no"));
    talk.host().restart();
    return talk;
  }

  private static List<String> addresses(Talk talk) throws HostFailure {
    return talk
        .appliance()
        .network()
        .kernel()
        .find(new InterfaceName("eno1"))
        .orElseThrow()
        .addresses()
        .stream()
        .map(address -> address.prefix().toString())
        .toList();
  }
}
