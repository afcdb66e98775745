package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules between the settings of the system, beyond what each value refuses itself. */
final class SystemChecks {
  private static final int MOST_TIME_SERVERS = 8;
  private static final int MOST_IN_FULL_NAME = 253;

  private final SystemSettings settings;
  private final Input system;
  private final Problems problems;

  private SystemChecks(SystemSettings settings, Input system, Problems problems) {
    this.settings = settings;
    this.system = system;
    this.problems = problems;
  }

  /** Adds what does not fit together. */
  static void check(SystemSettings settings, Input system, Problems problems) {
    SystemChecks checks = new SystemChecks(settings, system, problems);
    checks.names();
    checks.timeServers();
    checks.proxy();
    HostsChecks.check(settings, system, problems);
  }

  private void names() {
    settings
        .hostname()
        .filter(HostsChecks::isThisMachine)
        .ifPresent(
            name ->
                problems.error(
                    system,
                    SystemSettings.HOSTNAME,
                    name
                        + " is what every machine calls itself; write a name that tells this one"
                        + " from others."));
    settings
        .domain()
        .filter(HostsChecks::isThisMachine)
        .ifPresent(
            name ->
                problems.error(
                    system,
                    SystemSettings.DOMAIN,
                    name + " is no domain of a network; write yours, or take the line out."));
    int length =
        settings.hostname().map(name -> name.text().length() + 1).orElse(0)
            + settings.domain().map(name -> name.text().length()).orElse(0);
    if (length > MOST_IN_FULL_NAME) {
      problems.error(
          system,
          SystemSettings.DOMAIN,
          "host name and domain together have "
              + length
              + " characters, but the domain name system takes "
              + MOST_IN_FULL_NAME
              + "; shorten one of the two.");
    }
  }

  private void timeServers() {
    Set<String> before = new HashSet<>();
    List<String> servers = settings.ntpServers();
    for (int i = 0; i < servers.size(); i++) {
      String server = servers.get(i);
      Optional<String> objection = objection(server);
      if (objection.isPresent()) {
        timeServer(i, server + " " + objection.get() + "; write a time server.");
      } else if (!before.add(server)) {
        timeServer(i, server + " is listed already; take one of them out.");
      }
      if (i == MOST_TIME_SERVERS) {
        timeServer(
            i,
            "this is the ninth time server; four find out one that is wrong, and more than "
                + MOST_TIME_SERVERS
                + " gain nothing; take some out.");
      }
    }
  }

  private static Optional<String> objection(String server) {
    return IpAddress.find(server)
        .map(IpAddress::findObjection)
        .orElseGet(
            () ->
                HostsChecks.isThisMachine(DnsName.of(server))
                    ? Optional.of("is this machine itself")
                    : Optional.empty());
  }

  private void timeServer(int item, String message) {
    problems.error(system, SystemSettings.NTP_SERVERS, item, message);
  }

  private void proxy() {
    Input group = system.section(SystemSettings.PROXY, new Problems());
    Proxy proxy = settings.proxy();
    boolean whole = !problems.hasErrorsAt(group.key());
    if (proxy.url().isEmpty() && whole) {
      if (proxy.username().isPresent()) {
        withoutProxy(group, Proxy.USERNAME);
      }
      if (!proxy.exceptions().isEmpty()) {
        problems.warning(group, Proxy.EXCEPTIONS, "does nothing without a proxy; write its url.");
      }
    }
    if (proxy.password().isPresent() && proxy.username().isEmpty() && whole) {
      problems.error(
          group,
          Proxy.PASSWORD,
          "a password is of no use without its user; write username, or take the line out.");
    }
    Set<String> before = new HashSet<>();
    for (int i = 0; i < proxy.exceptions().size(); i++) {
      String exception = proxy.exceptions().get(i);
      if (!before.add(exception)) {
        problems.error(
            group,
            Proxy.EXCEPTIONS,
            i,
            Key.quote(exception) + " is listed already; take one of them out.");
      }
    }
  }

  private void withoutProxy(Input group, Key<?> setting) {
    problems.error(
        group,
        setting,
        "there is no proxy that would ask for it; write its url, or take the line out.");
  }
}
