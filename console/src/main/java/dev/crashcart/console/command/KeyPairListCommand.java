package dev.crashcart.console.command;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code key-pair list}: every key pair with its fingerprint and who uses it. */
@Command(
    name = "list",
    description = "List the key pairs: type, size, fingerprint, and what uses them.",
    footer = {"", "Example: crashcart --json key-pair list"})
final class KeyPairListCommand implements Verb {
  @Override
  public Reply run(Session session) throws HostFailure {
    SshSettings settings = session.appliance().current().ssh();
    Table table = new Table();
    List<Object> facts = new ArrayList<>();
    for (KeyPair pair : settings.keyPairs().values()) {
      Optional<PublicKeyLine> line =
          session.appliance().sshDesk().keyPairs().publicLine(pair.name()).findValue();
      List<String> users = KeyPairFacts.users(pair, settings);
      table.row(
          pair.name().value(),
          line.map(KeyPairFacts::words).orElse("not readable"),
          (pair.privateKey().isPresent() ? "" : "public only, ")
              + (users.isEmpty() ? "not used" : "used by " + String.join(", ", users)));
      facts.add(KeyPairFacts.of(pair, line, settings));
    }
    return Reply.found(
        table.isEmpty()
            ? List.of("There are no key pairs. Make one: crashcart key-pair generate NAME")
            : table.lines(),
        Map.of("key-pairs", facts));
  }
}
