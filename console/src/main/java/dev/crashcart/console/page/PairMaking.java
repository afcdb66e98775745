package dev.crashcart.console.page;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.OptionalInt;
import java.util.Set;

/** New key pairs, not yet kept. */
final class PairMaking {
  private PairMaking() {}

  /** One named after a connection, or the next name that is free; takes a moment. */
  static KeyPair forConnection(SshName connection, Desk desk) throws HostFailure {
    Set<SshName> taken = desk.appliance().current().ssh().keyPairs().keySet();
    SshName name = connection;
    for (int i = 2; isTaken(taken, name); i++) {
      name = new SshName(connection + "-" + i);
    }
    Checked<KeyPair> made =
        desk.appliance()
            .sshDesk()
            .keyPairs()
            .generateKeyPair(name, KeyKind.ED25519, OptionalInt.empty());
    return made.findValue().orElseThrow(() -> new HostFailure(PairNames.sentence(made.problems())));
  }

  private static boolean isTaken(Set<SshName> taken, SshName name) {
    return taken.stream().anyMatch(it -> it.value().equalsIgnoreCase(name.value()));
  }
}
