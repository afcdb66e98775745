package dev.crashcart.console.command;

import dev.crashcart.core.apply.KeyPairDesk;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshSettings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code key-pair show NAME}: the public line, ready for authorized_keys. */
@Command(
    name = "show",
    description =
        "Print the public key as a line for authorized_keys on the other machine. The private key"
            + " is never printed.",
    footer = {"", "Example: crashcart key-pair show backup"})
final class KeyPairShowCommand implements Verb {
  @Mixin private KeyPairName name = new KeyPairName();

  @Override
  public Reply run(Session session) throws HostFailure {
    KeyPairDesk desk = session.appliance().sshDesk().keyPairs();
    Checked<PublicKeyLine> line = desk.publicLine(name.value());
    Checked<KeyPair> pair = desk.find(name.value());
    if (line.findValue().isEmpty() || pair.findValue().isEmpty()) {
      return Reply.problems(line.problems(), new byte[0]);
    }
    SshSettings settings = session.appliance().current().ssh();
    return Reply.found(
        List.of(line.findValue().get().toString()),
        KeyPairFacts.of(pair.findValue().get(), line.findValue(), settings));
  }
}
