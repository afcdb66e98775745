package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code connection discover NAME}: which host keys the machine shows, and accepting them. */
@Command(
    name = "discover",
    description =
        "Show the host keys of the other machine beside the accepted ones. Those whose fingerprints"
            + " are given are accepted.",
    footer = {"", "Example: crashcart connection discover nas02 --accept SHA256:..."})
final class ConnectionDiscoverCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Option(
      names = "--accept",
      paramLabel = "FINGERPRINT",
      description =
          "A fingerprint you have compared with the other machine's own; may be repeated.")
  private List<String> accept = List.of();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.find(session, connection -> discover(session, connection));
  }

  private Reply discover(Session session, Connection connection) throws HostFailure {
    if (connection.host().isEmpty()) {
      return Reply.problem(
          connection.key() + ".host", "No host is set for " + connection.name() + ".");
    }
    HostKeyComparison found = look(session, connection);
    if (accept.isEmpty()) {
      return shown(connection, found);
    }
    List<String> missing = missing(found, accept);
    if (!missing.isEmpty()) {
      return notShown(found, missing);
    }
    Connection accepted = connection.withHostKeys(found.accepting(new HashSet<>(accept)));
    return change.carryOut(
        session,
        session.appliance().connectionDesk().planConnection(accepted, change.consent(session)),
        "accept the host keys of " + connection.name());
  }

  /** What the machine shows now beside what was accepted. */
  static HostKeyComparison look(Session session, Connection connection) throws HostFailure {
    return HostKeyComparison.of(
        connection.hostKeys(),
        session
            .appliance()
            .connectionDesk()
            .discover(connection, Thread.currentThread()::isInterrupted));
  }

  /** The fingerprints that no shown key has. */
  static List<String> missing(HostKeyComparison found, List<String> accept) {
    List<String> missing = new ArrayList<>(accept);
    found.rows().stream()
        .flatMap(row -> row.shown().stream())
        .forEach(key -> missing.remove(key.fingerprint()));
    return missing;
  }

  /** The reply when something was to be accepted that is not there. */
  static Reply notShown(HostKeyComparison found, List<String> missing) {
    return Reply.problem(
            "host-keys",
            "The other machine shows no key with the fingerprint "
                + String.join(", ", missing)
                + ". Nothing was accepted.")
        .withLines(ConnectionFacts.lines(found));
  }

  private static Reply shown(Connection connection, HostKeyComparison found) {
    List<String> lines = new ArrayList<>();
    if (found.isAlarming()) {
      lines.add(
          "THE HOST KEY HAS CHANGED. Somebody may sit in between; do not accept it unless you");
      lines.add("know that the other machine was set up anew.");
    }
    lines.addAll(ConnectionFacts.lines(found));
    if (found.isDifferent()) {
      lines.add(
          "Compare with the other machine's own, then: crashcart connection discover "
              + connection.name()
              + " --accept FINGERPRINT");
    }
    return Reply.found(
        lines, Facts.two("alarm", found.isAlarming(), "host-keys", ConnectionFacts.of(found)));
  }
}
