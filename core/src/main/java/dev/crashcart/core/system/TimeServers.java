package dev.crashcart.core.system;

import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files that tell the time service its servers: timesyncd.conf(5), or chrony.conf(5) where that
 * one keeps the clock.
 */
final class TimeServers {
  static final String TIMESYNCD = "/etc/systemd/timesyncd.conf.d/50-crashcart.conf";
  static final String CHRONY = "/etc/chrony/sources.d/crashcart.sources";

  /** The services that may keep the clock. */
  static final List<String> SERVICES = List.of("systemd-timesyncd", "chrony");

  private static final String HEAD = "# Written by Crashcart; change this in its settings.\n";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> servers;
  private final SystemState state;

  TimeServers(List<String> servers, SystemState state) {
    this.servers = servers;
    this.state = state;
  }

  /** What the file has to say; nothing when it must not be there. */
  Optional<String> content(String path) {
    boolean chrony = state.services().contains("chrony");
    if (servers.isEmpty() || chrony != path.equals(CHRONY)) {
      return Optional.empty();
    }
    return Optional.of(
        HEAD
            + (chrony
                ? servers.stream()
                    .map(one -> "server " + one + " iburst\n")
                    .collect(Collectors.joining())
                : "[Time]\nNTP=" + String.join(" ", servers) + "\n"));
  }

  /** What makes the file take effect, while its service runs. */
  Optional<Step> command(String path) {
    boolean chrony = path.equals(CHRONY);
    if (!state.services().contains(chrony ? "chrony" : "systemd-timesyncd")) {
      return Optional.empty();
    }
    List<String> command =
        chrony
            ? List.of("chronyc", "reload", "sources")
            : List.of("systemctl", "restart", "systemd-timesyncd");
    return Optional.of(
        new Step.Run(command, "the time servers take effect", LIMIT, List.of(command)));
  }

  /** Why the servers will not be asked; nothing when they will. */
  Optional<String> problem() {
    return servers.isEmpty() || !state.live() || !state.services().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "neither systemd-timesyncd nor chrony runs on this machine, so nobody asks these"
                + " servers; start one: systemctl enable --now systemd-timesyncd.");
  }

  /** The servers that a file names. */
  static String shown(String text) {
    List<String> named = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("NTP=")) {
        named.addAll(Arrays.asList(line.substring("NTP=".length()).split(" ")));
      } else if (line.startsWith("server ")) {
        named.add(line.split(" ")[1]);
      }
    }
    return String.join(", ", named);
  }
}
