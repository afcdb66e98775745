package dev.crashcart.console.command;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code connection show NAME}: one connection in detail. */
@Command(
    name = "show",
    description = "Show one connection.",
    footer = {"", "Example: crashcart connection show nas02"})
final class ConnectionShowCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.find(session, ConnectionShowCommand::shown);
  }

  private static Reply shown(Connection connection) {
    Table table = new Table();
    table.row("Host", connection.host().orElse("not set"));
    table.row("Port", String.valueOf(connection.port()));
    table.row("User name", connection.username());
    table.row("Key pair", connection.keyPair().map(SshName::value).orElse("not set"));
    table.row("Cipher", Facts.word(connection.cipher()));
    table.row("Timeout", connection.connectTimeout().toSeconds() + " s");
    for (PublicKeyLine key : connection.hostKeys()) {
      table.row("Host key", key.shortType() + " " + key.fingerprint());
    }
    if (connection.hostKeys().isEmpty()) {
      table.row("Host key", "none accepted: crashcart connection discover " + connection.name());
    }
    return Reply.found(table.lines(), Map.of("connection", ConnectionFacts.of(connection)));
  }
}
