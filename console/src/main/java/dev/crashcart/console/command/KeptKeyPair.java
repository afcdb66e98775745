package dev.crashcart.console.command;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import java.util.ArrayList;
import java.util.List;

/** A key pair that was made or imported, on its way into the settings. */
final class KeptKeyPair {
  private KeptKeyPair() {}

  /** Keeps it; what came of it ends with the public line, which is what one needs next. */
  static Reply keep(Session session, Checked<KeyPair> made, ChangeOptions change, String reason)
      throws HostFailure {
    if (made.findValue().isEmpty()) {
      return Reply.problems(made.problems(), new byte[0]);
    }
    KeyPair pair = made.findValue().get();
    Reply reply =
        change.carryOut(
            session,
            session.appliance().sshDesk().keyPairs().planKeyPair(pair, change.consent(session)),
            reason);
    if (reply.exit() != 0 || pair.publicLine().isEmpty()) {
      return reply;
    }
    PublicKeyLine line = pair.publicLine().get();
    List<String> lines = new ArrayList<>(List.of(KeyPairFacts.words(line), line.toString()));
    return reply
        .withLines(lines)
        .withFacts(KeyPairFacts.of(pair, pair.publicLine(), session.appliance().current().ssh()));
  }
}
