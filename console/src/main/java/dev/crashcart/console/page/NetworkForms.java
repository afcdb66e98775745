package dev.crashcart.console.page;

import dev.crashcart.console.page.KeyForm.Plot;
import dev.crashcart.console.page.KeyForm.Row;
import dev.crashcart.console.page.KeyForm.Thing;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.Route;
import dev.crashcart.core.system.HostsEntry;
import dev.crashcart.core.system.Proxy;
import dev.crashcart.core.system.SystemSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The forms of the network that are made of their settings' own definitions. */
final class NetworkForms {
  static final String ROUTES = "network.routes";
  static final String HOSTS = "system.hosts";
  private static final String NETWORK = NetworkSettings.NETWORK;
  private static final String GATEWAY = "network.gateway";
  private static final String SYSTEM = SystemSettings.SYSTEM;
  private static final String AUTOMATIC = "automatic";

  private NetworkForms() {}

  static KeyForm names(Draft draft) {
    return form(
        draft,
        "Host name and time servers",
        "set the host name and time servers",
        List.of(
            Row.of(SYSTEM, SystemSettings.HOSTNAME),
            Row.of(SYSTEM, SystemSettings.DOMAIN),
            Row.of(NETWORK, NetworkSettings.MULTICAST_DNS),
            Row.of(SYSTEM, SystemSettings.NTP_SERVERS)),
        status -> Map.of("system.hostname", " Now: " + status.hostName() + "."));
  }

  static KeyForm gateways(Draft draft) {
    return form(
        draft,
        "Gateways and name servers",
        "set the gateways and name servers",
        List.of(
            Row.of(GATEWAY, NetworkSettings.GATEWAY_V4),
            Row.of(GATEWAY, NetworkSettings.GATEWAY_V6),
            Row.of(NETWORK, NetworkSettings.NAMESERVERS),
            Row.of(NETWORK, NetworkSettings.SEARCH_DOMAINS)),
        status -> inForce(status.network().kernel()));
  }

  private static Map<String, String> inForce(KernelState kernel) {
    Map<String, String> now = new LinkedHashMap<>();
    now.put("network.gateway.ipv4", NetworkWords.gateways(kernel, true));
    now.put("network.gateway.ipv6", NetworkWords.gateways(kernel, false));
    now.put("network.nameservers", NetworkWords.list(kernel.nameservers()));
    now.put("network.search-domains", NetworkWords.list(kernel.searchDomains()));
    now.replaceAll((key, text) -> " Now: " + (text.isEmpty() ? "none" : text) + ".");
    return now;
  }

  static KeyForm proxy(Draft draft) {
    String group = SYSTEM + "." + SystemSettings.PROXY;
    List<Row> rows = Proxy.KEYS.stream().map(key -> Row.of(group, key)).toList();
    return form(draft, "HTTP proxy", "set the HTTP proxy", rows, status -> Map.of());
  }

  static KeyForm backEnd(Draft draft) {
    return form(
        draft,
        "Carried out by, time on trial",
        "set who carries the network out, and the time on trial",
        List.of(
            new Row(NETWORK, NetworkSettings.BACK_END, AUTOMATIC),
            Row.of(NETWORK, NetworkSettings.TRIAL_SECONDS)),
        status ->
            Map.of(
                "network.back-end",
                " Now: " + NetworkSettingsPage.carriedOut(status.network()) + "."));
  }

  private static KeyForm form(
      Draft draft,
      String title,
      String reason,
      List<Row> rows,
      Function<Status, Map<String, String>> also) {
    return new KeyForm(
        draft,
        new Plot(
            title,
            "",
            reason,
            Optional.empty(),
            rows,
            desk -> desk.status().map(also).orElse(Map.of())));
  }

  /** The form of a route; a new one without a name. */
  static KeyForm route(Draft draft, Optional<String> name) {
    return thing(
        draft,
        name.map(it -> "Route " + it).orElse("New route"),
        (name.isPresent() ? "change" : "add") + " the route",
        new Thing(ROUTES, "Name", "What you call it, such as backup.", name),
        Route.KEYS);
  }

  /** The form of an entry of hosts(5); a new one without a name. */
  static KeyForm hostsEntry(Draft draft, Optional<String> name) {
    return thing(
        draft,
        name.map(it -> "Name " + it).orElse("New name"),
        (name.isPresent() ? "change" : "add") + " the name",
        new Thing(HOSTS, "Name", "What the other machine is called, such as nas02.", name),
        HostsEntry.KEYS);
  }

  private static KeyForm thing(
      Draft draft, String title, String reason, Thing thing, List<Key<?>> keys) {
    return new KeyForm(
        draft,
        new Plot(
            title,
            "",
            reason,
            Optional.of(thing),
            keys.stream().map(key -> Row.of("", key)).toList(),
            desk -> Map.of()));
  }
}
