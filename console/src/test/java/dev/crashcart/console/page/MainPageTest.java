package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.SimulatedHost;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.store.Rejected;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainPageTest {
  private final TimeZone before = TimeZone.getDefault();
  @TempDir private Path folder;

  @BeforeEach
  void useUtc() {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
  }

  @AfterEach
  void useTheOldZone() {
    TimeZone.setDefault(before);
  }

  private View.Menu menu(Status status) throws HostFailure {
    return (View.Menu) new MainPage().view(Some.desk(folder, Optional.of(status)));
  }

  private static String lines(View.Menu menu) {
    return menu.status().stream()
        .map(line -> line.mark() + " " + line.label() + ": " + line.text())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void tenNumbersNeverMoveWhateverTheState() throws HostFailure {
    Status quiet = Some.status(Some.account("admin", true, PasswordState.SET));
    Status busy =
        new Some.Statuses()
            .trial(Some.NOW.plusSeconds(60))
            .rejected(new Rejected(Some.NOW, "nobody kept it in time.", ""))
            .build();
    String numbers = "1234567890";
    assertThat(keys(menu(quiet))).isEqualTo(numbers + "/");
    assertThat(keys(menu(busy))).isEqualTo(numbers + "tw/");
    assertThat(keys((View.Menu) new MainPage().view(Some.desk(folder, Optional.empty()))))
        .isEqualTo(numbers + "/");
  }

  private static String keys(View.Menu menu) {
    return menu.items().stream().map(i -> String.valueOf(i.key())).collect(Collectors.joining());
  }

  @Test
  void everyEntryHasHelpAndWhatIsMissingSaysWhy() throws HostFailure {
    List<View.Item> items = menu(Some.status()).items();
    assertThat(items).allSatisfy(item -> assertThat(item.help()).isNotBlank());
    assertThat(items.subList(6, 7))
        .allSatisfy(i -> assertThat(i.disabled().orElse("")).startsWith("not in this version"));
    assertThat(items.subList(0, 6)).allSatisfy(i -> assertThat(i.disabled()).isEmpty());
  }

  @Test
  void aSystemThatDoesNotRunHasNoShellAndNoPowerSwitch() throws HostFailure {
    List<View.Item> offline = menu(Some.status()).items();
    assertThat(offline.get(8).disabled()).contains("this system is not running");
    assertThat(offline.get(9).disabled()).contains("this system is not running");
    SimulatedHost demo =
        SimulatedHost.create(folder.resolve("demo"), Clock.fixed(Some.NOW, ZoneOffset.UTC));
    View.Menu running =
        (View.Menu) new MainPage().view(Some.desk(demo, Optional.of(Some.status())));
    assertThat(running.items().get(8).disabled()).isEmpty();
    assertThat(running.items().get(9).disabled()).isEmpty();
  }

  @Test
  void showsEachCardWithLinkAndAddresses() throws HostFailure {
    Status status =
        new Some.Statuses()
            .interfaces(
                new InterfaceStatus("lo", true, true, List.of("127.0.0.1/8"), false),
                new InterfaceStatus(
                    "eno1",
                    true,
                    true,
                    List.of("192.168.40.21/24", "2001:db8:40::21/64", "fe80::1/64"),
                    true),
                new InterfaceStatus("eno2", true, false, List.of(), false),
                new InterfaceStatus("eno3", true, true, List.of("FE80::2/64"), false),
                new InterfaceStatus(
                    "eno4", true, true, List.of("169.254.7.7/16", "10.9.8.7/8"), false),
                new InterfaceStatus("eno5", false, false, List.of(), false),
                new InterfaceStatus("eno6", true, true, List.of(), false))
            .build();
    assertThat(lines(menu(status)))
        .contains("PLAIN eno1: up 192.168.40.21/24 2001:db8:40::21/64 (automatic)\n")
        .contains("PLAIN eno2: no link\n")
        .contains("PLAIN eno3: up FE80::2/64\n")
        .contains("PLAIN eno4: up 10.9.8.7/8\n")
        .contains("PLAIN eno5: switched off\n")
        .contains("PLAIN eno6: up, no address\n")
        .doesNotContain("lo: ");
  }

  @Test
  void showsTheStateOfEachAdministratorAdminFirst() throws HostFailure {
    Status status =
        Some.status(
            Some.account("ann", true, PasswordState.LOCKED, 3, true, false, 0),
            Some.account("bob", false, PasswordState.SET),
            Some.account("root", true, PasswordState.DISABLED),
            Some.account("admin", true, PasswordState.SET));
    assertThat(lines(menu(status)))
        .contains(
            "GOOD Sign-in: admin: password set · root: password disabled · ann: locked, shut out by"
                + " failures");
  }

  @Test
  void namesOnlyTheFirstOfManyAdministrators() throws HostFailure {
    Status status =
        Some.status(
            java.util.stream.IntStream.range(0, 9)
                .mapToObj(i -> Some.account("a" + i, true, PasswordState.SET))
                .toArray(dev.crashcart.core.accounts.AccountStatus[]::new));
    assertThat(lines(menu(status))).contains("a3: password set · and 5 more");
  }

  @Test
  void warnsOfWhatCannotWait() throws HostFailure {
    Status status =
        new Some.Statuses()
            .accounts(Some.account("admin", true, PasswordState.DISABLED, 1, false, false, 0))
            .trial(Some.NOW.plusSeconds(60))
            .rejected(new Rejected(Some.NOW, "nobody kept it in time.", ""))
            .oneTime(Some.NOW.plusSeconds(900))
            .drift(new Change("accounts.admin.password", "a", "b"), new Change("x", "", "y"))
            .warnings("Nobody can sign in: no administrator has an enabled password.")
            .build();
    assertThat(lines(menu(status)))
        .contains("WARNING Sign-in: admin: password disabled")
        .contains("WARNING Warning: On trial until 09:56:00, then it goes back: t")
        .contains("WARNING Warning: The last change went back, because nobody kept it in time.")
        .contains("WARNING Warning: Nobody can sign in: no administrator has an enabled password.")
        .contains("WARNING Warning: One-time access is open until 10:10:00.")
        .contains("Changed outside Crashcart: accounts.admin.password and 1 more; see 1, then 6.")
        .contains("admin: 1 failed attempt.");
  }

  @Test
  void saysWhatIsNotSetUpYet() throws HostFailure {
    assertThat(lines(menu(new Some.Statuses().method(Optional.empty()).build())))
        .contains("It is not chosen yet how people sign in: 1, then 4.");
    assertThat(lines(menu(new Some.Statuses().method(Optional.of(Method.WEB)).build())))
        .contains("Nobody can sign in by password before it is set up in the web interface");
  }
}
