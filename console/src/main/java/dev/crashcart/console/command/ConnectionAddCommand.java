package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.client.Ending;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.TestReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code connection add NAME}: a new connection, tried before it is kept. */
@Command(
    name = "add",
    description =
        "Add a connection. It is tried first: accept its host keys by their fingerprints, or leave"
            + " that for later with --no-test.",
    footer = {
      "",
      "Example: crashcart connection add nas02 --host 192.168.40.6 --key-pair backup --accept"
          + " SHA256:..."
    })
final class ConnectionAddCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();
  @Mixin private ConnectionOptions options = new ConnectionOptions();

  @Option(
      names = "--new-key-pair",
      description = "Make a key pair for it, named like the connection.")
  private boolean newPair;

  @Option(
      names = "--accept",
      paramLabel = "FINGERPRINT",
      description =
          "A fingerprint you have compared with the other machine's own; may be repeated.")
  private List<String> accept = List.of();

  @Option(names = "--no-test", description = "Keep it without reaching the other machine.")
  private boolean untested;

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    Connection wanted;
    try {
      wanted = options.connection(name.value());
    } catch (IllegalArgumentException refused) {
      return Reply.problem("connections." + name.value(), String.valueOf(refused.getMessage()));
    }
    if (session.appliance().current().ssh().connections().containsKey(wanted.name())) {
      return Reply.problem(
          wanted.key(),
          "There is a connection "
              + wanted.name()
              + " already. Change it: crashcart set "
              + wanted.key()
              + ".host");
    }
    if (newPair == wanted.keyPair().isPresent()) {
      return Reply.usage("Give one of --key-pair NAME and --new-key-pair.");
    }
    return withPair(session, wanted);
  }

  private Reply withPair(Session session, Connection wanted) throws HostFailure {
    ConnectionDesk desk = session.appliance().connectionDesk();
    Checked<KeyPair> pair =
        newPair
            ? desk.makePair(wanted.name())
            : session.appliance().sshDesk().keyPairs().find(wanted.keyPair().orElseThrow());
    if (pair.findValue().isEmpty()) {
      return Reply.problems(pair.problems(), new byte[0]);
    }
    KeyPair opener = pair.findValue().get();
    return untested ? keep(session, wanted, opener, List.of()) : tried(session, wanted, opener);
  }

  private Reply tried(Session session, Connection wanted, KeyPair pair) throws HostFailure {
    HostKeyComparison found = ConnectionDiscoverCommand.look(session, wanted);
    List<String> missing = ConnectionDiscoverCommand.missing(found, accept);
    if (!missing.isEmpty()) {
      return ConnectionDiscoverCommand.notShown(found, missing);
    }
    if (accept.isEmpty()) {
      return Reply.problem(
              wanted.key() + ".host-keys",
              "Nobody has accepted its host keys. Compare them with the other machine's own, then"
                  + " give --accept FINGERPRINT; or keep it untested: --no-test. Nothing was"
                  + " changed.")
          .withLines(ConnectionFacts.lines(found))
          .withFacts(Map.of("host-keys", ConnectionFacts.of(found)));
    }
    Connection accepted = wanted.withHostKeys(found.accepting(new HashSet<>(accept)));
    TestReport report =
        session
            .appliance()
            .connectionDesk()
            .test(accepted, pair, stage -> {}, Thread.currentThread()::isInterrupted);
    boolean closed = report.ending() == Ending.KEY_REFUSED;
    if (!report.works() && !closed && report.ending() != Ending.NO_COMMANDS) {
      Reply failed = ConnectionTestCommand.reply(report);
      return failed.withNotes(List.of("It was not kept. Keep it untested: --no-test"));
    }
    List<String> notes = new ArrayList<>();
    report.failure().ifPresent(it -> notes.add(it.sentence() + " " + it.whatToDo()));
    return keep(session, accepted, pair, notes);
  }

  private Reply keep(Session session, Connection wanted, KeyPair pair, List<String> notes)
      throws HostFailure {
    ConnectionDesk desk = session.appliance().connectionDesk();
    Checked<Proposal> proposal =
        newPair
            ? desk.planConnection(wanted, pair, change.consent(session))
            : desk.planConnection(wanted, change.consent(session));
    return change
        .carryOut(session, proposal, "add the connection " + wanted.name())
        .withNotes(options.notes())
        .withNotes(notes);
  }
}
