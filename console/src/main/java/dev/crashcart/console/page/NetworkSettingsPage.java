package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network of the machine as a whole: names, gateways, name servers, proxy, tests. */
final class NetworkSettingsPage implements Page {
  private static final String NAMES = "names";
  private static final String GATEWAYS = "gateways";
  private static final String HOSTS = "hosts";
  private static final String PROXY = "proxy";
  private static final String BACK_END = "back-end";
  private static final String TEST = "test";
  private static final String RESET = "reset";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "Network settings",
        desk.status().isPresent() ? "" : StatusLines.LOOKING,
        desk.status().map(NetworkSettingsPage::facts).orElse(List.of()),
        List.of(
            Item.of(
                NAMES,
                '1',
                "Host name and time servers",
                "What this machine is called, its domain, .local, and NTP servers."),
            Item.of(
                GATEWAYS,
                '2',
                "Gateways and name servers",
                "The way to everywhere else, and who knows the names; also search domains."),
            Item.of(
                HOSTS, '3', "Names of other machines", "Known without a name server (/etc/hosts)."),
            Item.of(PROXY, '4', "HTTP proxy", "The way to the web where a proxy is needed."),
            Item.of(
                BACK_END,
                '5',
                "Carried out by, time on trial",
                "The service that sets the network up, and how long a change waits for your yes."),
            Item.of(
                TEST,
                '6',
                "Test the network",
                "From the cable to the web, with what to do about each failure."),
            Item.of(
                RESET,
                '7',
                "Reset the network",
                "For emergencies: gives up all network settings, and takes automatic addresses on"
                    + " the first card with a link. On trial first.")));
  }

  private static List<StatusLine> facts(Status status) {
    KernelState kernel = status.network().kernel();
    List<StatusLine> lines = new ArrayList<>();
    lines.add(fact("Host name", status.hostName()));
    for (boolean v4 : new boolean[] {true, false}) {
      String gateways = NetworkWords.gateways(kernel, v4);
      lines.add(fact(v4 ? "IPv4 gateway" : "IPv6 gateway", gateways.isEmpty() ? "none" : gateways));
    }
    lines.add(fact("Name servers", NetworkWords.list(kernel.nameservers())));
    if (!kernel.searchDomains().isEmpty()) {
      lines.add(fact("Search", NetworkWords.list(kernel.searchDomains())));
    }
    lines.add(fact("Carried out", carriedOut(status.network())));
    return lines;
  }

  private static StatusLine fact(String label, String text) {
    return new StatusLine(Mark.PLAIN, label, text);
  }

  /** Who does it, whether that one runs, and who else has a hand in it. */
  static String carriedOut(NetworkState state) {
    List<String> others =
        state.files().foreign().stream()
            .map(file -> file.about() + " by " + file.owner())
            .distinct()
            .toList();
    return "by "
        + (state.backEnd() == BackEndName.NETWORKD ? "systemd-networkd" : "NetworkManager")
        + (state.backEndRuns() || !state.live() ? "" : ", which does not run")
        + (others.isEmpty() ? "" : "; but " + String.join(", ", others));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case NAMES -> kept.open(NAMES, () -> NetworkForms.names(Draft.kept()));
      case GATEWAYS -> kept.open(GATEWAYS, () -> NetworkForms.gateways(Draft.kept()));
      case HOSTS -> kept.open(HOSTS, () -> ThingsPage.hosts(Draft.kept()));
      case PROXY -> kept.open(PROXY, () -> NetworkForms.proxy(Draft.kept()));
      case BACK_END -> kept.open(BACK_END, () -> NetworkForms.backEnd(Draft.kept()));
      case TEST -> kept.open(TEST, NetworkTestPage::new);
      case RESET -> reset(desk);
      default -> Next.stay();
    };
  }

  private static Next reset(Desk desk) {
    boolean cards = desk.status().map(NetworkSettingsPage::hasCard).orElse(true);
    return cards
        ? NetworkChange.to(
                "reset the network", "crashcart network reset", NetworkSettingsPage::resetTree)
            .begin(desk)
        : new Next.Tell(
            "There is no network card to reset to. Look whether the card is in place and its driver"
                + " is loaded.");
  }

  private static boolean hasCard(Status status) {
    return status.network().kernel().links().stream().anyMatch(link -> link.isPhysical());
  }

  private static Input resetTree(Appliance appliance) throws HostFailure {
    Settings now = appliance.current();
    Optional<NetworkSettings> reset = appliance.networkDesk().reset();
    return now.with(reset.orElse(now.network())).toInput();
  }
}
