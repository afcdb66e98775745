package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.ConnectionHost;
import dev.crashcart.core.ssh.SshName;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The settings of a connection as options of the command line. */
final class ConnectionOptions {
  @Option(
      names = "--host",
      required = true,
      paramLabel = "HOST",
      description = "Name or address of the other machine.")
  private String host = "";

  @Option(names = "--port", paramLabel = "N", description = "Where SSH listens there; 22.")
  private Optional<String> port = Optional.empty();

  @Option(names = "--user", paramLabel = "NAME", description = "Whom to sign in as; root.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--key-pair", paramLabel = "NAME", description = "The key pair that opens it.")
  private Optional<String> keyPair = Optional.empty();

  @Option(
      names = "--cipher",
      paramLabel = "CIPHER",
      description = "standard (default), fast, or disabled.")
  private Optional<String> cipher = Optional.empty();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait at each stage; 10.")
  private Optional<String> timeout = Optional.empty();

  /**
   * The connection, without host keys.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  Connection connection(SshName name) {
    return new Connection(
        name,
        Connection.HOST.reader().apply(host),
        read(Connection.PORT, port),
        read(Connection.USERNAME, user),
        keyPair.map(SshName::new),
        List.of(),
        read(Connection.CIPHER, cipher),
        read(Connection.CONNECT_TIMEOUT, timeout));
  }

  private static <T> T read(Key<T> key, Optional<String> text) {
    return text.map(key.reader()).orElse(key.defaultValue());
  }

  /** What was made of what was typed. */
  List<String> notes() {
    return ConnectionHost.isUrl(host)
        ? List.of("Of " + host.strip() + " the host was taken: " + ConnectionHost.read(host) + ".")
        : List.of();
  }
}
