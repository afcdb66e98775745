package dev.crashcart.console.page;

import dev.crashcart.console.screen.ScreenDriver;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.network.Dependents;
import dev.crashcart.core.network.GatewayAddress;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.check.Duplicate;
import dev.crashcart.core.network.check.LostWithLease;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How the pages of the network look; nothing is behind them. */
class NetworkScreensTest {
  private static final InterfaceName BOND = new InterfaceName("bond0");

  private static void golden(String name, Supplier<Page> page, String... keys) {
    golden(name, SomeNetwork.status(), page, keys);
  }

  private static void golden(String name, Status status, Supplier<Page> page, String... keys) {
    for (int[] size : new int[][] {{80, 24}, {40, 12}}) {
      ScreenDriver.Setup setup =
          ScreenDriver.setup().size(size[0], size[1]).onTop(List.of(page.get()));
      try (ScreenDriver driver = setup.open(new MainPage())) {
        driver.feed().change(status);
        driver.settle().press(keys);
        driver.showsGolden("network-" + name + (size[0] == 80 ? "" : "-40x12"));
      }
    }
  }

  private static InterfacePage page(String name) {
    return new InterfacePage(new InterfaceName(name));
  }

  private static InterfaceFormPage form(String name) {
    return InterfaceFormPage.of(Draft.kept(), new InterfaceName(name));
  }

  @Test
  void theInterfaces() {
    golden("interfaces", InterfacesPage::new);
    golden("interface-card", () -> page("eno1"));
    golden("interface-foreign", () -> page("eno5"));
    golden("interface-bond", () -> page("bond0"));
    golden("interface-missing", () -> page("br0"));
    golden("cable", CablePage::new);
    golden(
        "remove",
        () -> {
          InterfaceList.Known bond =
              InterfaceList.of(SomeNetwork.status()).stream()
                  .filter(known -> known.name().equals(BOND))
                  .findFirst()
                  .orElseThrow();
          return new RemoveInterfacePage(
              bond, Dependents.ofDeleted(SomeNetwork.settings().network(), BOND));
        });
  }

  @Test
  void theOneFormShowsTheFieldsThatApply() {
    golden("form-card", () -> form("eno1"));
    golden("form-card-static", () -> form("eno1"), " ", "Down", " ", " ");
    golden("form-unnamed", () -> form("eno2"));
    golden("form-fixed", () -> new FixedAddressPage(new InterfaceName("eno1")));
    golden("form-member", () -> form("eno3"));
    golden("form-bond", () -> form("bond0"));
    golden("form-bridge", () -> form("br0"));
    golden("form-new-vlan", InterfaceFormPage::blank);
    golden("form-new-bond", InterfaceFormPage::blank, " ");
    golden("form-new-bridge", InterfaceFormPage::blank, "Left");
  }

  @Test
  void theNetworkAsAWhole() {
    golden("settings", NetworkSettingsPage::new);
    golden("names", () -> NetworkForms.names(Draft.kept()));
    golden("gateways", () -> NetworkForms.gateways(Draft.kept()));
    golden("proxy", () -> NetworkForms.proxy(Draft.kept()));
    golden("back-end", () -> NetworkForms.backEnd(Draft.kept()));
    golden("test", NetworkTestPage::new);
  }

  @Test
  void whatHasNames() {
    golden("hosts", () -> ThingsPage.hosts(Draft.kept()));
    golden("hosts-entry", () -> NetworkForms.hostsEntry(Draft.kept(), Optional.of("nas02")));
    golden("routes", () -> ThingsPage.routes(Draft.kept()));
    golden("routes-none", SomeNetwork.blank(), () -> ThingsPage.routes(Draft.kept()));
    golden("route", () -> NetworkForms.route(Draft.kept(), Optional.of("far")));
    golden("route-new", () -> NetworkForms.route(Draft.kept(), Optional.empty()));
  }

  @Test
  void theQuestions() {
    NetworkChange change = NetworkChange.of("set up eno1", Draft.kept(), new SettingEdits());
    golden(
        "lost-with-lease",
        () ->
            new LostWithLeasePage(
                change,
                new LostWithLease(
                    Optional.of(GatewayAddress.of("192.168.1.1")),
                    Optional.empty(),
                    List.of(IpAddress.of("192.168.1.1")),
                    List.of())));
    golden(
        "duplicate",
        () ->
            new DuplicatesPage(
                change,
                List.of(
                    new Duplicate(
                        new InterfaceName("eno1"),
                        IpAddress.of("192.168.1.9"),
                        "52:54:00:aa:bb:cc"))));
    golden("rejected-forms", () -> new RejectedFormsPage(SomeNetwork.settings()));
  }

  @Test
  void theFirstStart() {
    golden("first-start", SomeNetwork.blank(), AboutPage::new, "Esc", "Up");
  }
}
