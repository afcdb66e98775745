package dev.crashcart.console.page;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.AccessRow.Way;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** SSH in the words of an operator. */
final class SshWords {
  private SshWords() {}

  /** {@code on, port 22}, {@code on until 14:30}, {@code off}, {@code not installed}. */
  static String service(SshState state) {
    if (!state.installed()) {
      return "not installed";
    }
    if (!state.live()) {
      return state.enabled() ? "starts with this system" : "does not start with this system";
    }
    if (!state.active()) {
      return state.enabled() ? "off now, though it starts with the machine" : "off";
    }
    String ports = String.join(", ", state.inForce().getOrDefault("port", List.of()));
    String port = ports.isEmpty() ? "" : (ports.contains(",") ? ", ports " : ", port ") + ports;
    return "on" + state.until().map(end -> " until " + When.brief(end)).orElse("") + port;
  }

  /** Whether it starts with the machine. */
  static String atBoot(SshState state) {
    return state.enabled() ? "starts with the machine" : "does not start with the machine";
  }

  /** The words for leaving it to the system, with what that means now where it is known. */
  static String left(Optional<String> now) {
    return "as the system has it" + now.map(it -> " (now: " + it + ")").orElse("");
  }

  static Optional<String> running(SshState state) {
    return state.live() && state.installed()
        ? Optional.of(state.active() ? "on" : "off")
        : Optional.empty();
  }

  static Optional<String> onOff(Optional<Boolean> choice) {
    return choice.map(on -> on ? "on" : "off");
  }

  /** In one line: {@code by password or key (2 keys)}, or why not at all. */
  static String comesIn(AccessRow row) {
    List<String> ways = new ArrayList<>();
    if (row.password().open()) {
      ways.add("password" + (row.secondFactor().open() ? " with code" : ""));
    }
    if (row.key().open()) {
      ways.add("key (" + row.key().why() + ")");
    }
    return ways.isEmpty()
        ? "not at all: " + row.password().why() + "; " + row.key().why()
        : "by " + String.join(" or ", ways);
  }

  /** {@code yes: 2 keys}. */
  static String way(Way way) {
    return (way.open() ? "yes" : "no") + (way.why().isEmpty() ? "" : ": " + way.why());
  }

  /** The host keys, ED25519 first: it is the one that clients ask for first. */
  static List<HostKey> hostKeys(SshState state) {
    return state.hostKeys().stream()
        .sorted(Comparator.comparing(it -> !it.key().shortType().equals("ED25519")))
        .toList();
  }

  /** {@code ED25519 SHA256:…}. */
  static String fingerprint(PublicKeyLine key) {
    return key.shortType() + " " + key.fingerprint();
  }
}
