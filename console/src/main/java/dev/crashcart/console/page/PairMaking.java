package dev.crashcart.console.page;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.Optional;
import java.util.Set;

/** New key pairs, not yet kept. */
final class PairMaking {
  private PairMaking() {}

  /** One named after a connection, or the next name that is free; takes a moment. */
  static KeyPair forConnection(SshName connection, Desk desk) throws HostFailure {
    Set<SshName> taken = desk.appliance().current().ssh().keyPairs().keySet();
    SshName name = connection;
    for (int i = 2; taken.contains(name); i++) {
      name = new SshName(connection + "-" + i);
    }
    String comment = name + "@" + desk.status().map(Status::hostName).orElse("crashcart");
    KeyFile file = KeyFile.make(KeyKind.ED25519, KeyKind.ED25519.usualBits(), comment);
    return new KeyPair(name, Optional.of(file.publicKey()), Optional.of(file.text()));
  }
}
