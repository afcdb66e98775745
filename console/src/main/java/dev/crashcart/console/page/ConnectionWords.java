package dev.crashcart.console.page;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import java.util.ArrayList;
import java.util.List;

/**
 * A new connection by command line.
 *
 * @param connection as it would be kept
 * @param madePair whether its key pair is made with it
 */
record ConnectionWords(Connection connection, boolean madePair) {
  /** The command that adds it, tried or not. */
  String adding(boolean tried) {
    List<String> words = new ArrayList<>(List.of("crashcart connection add", name().value()));
    words.add("--host " + connection.host().orElse(""));
    if (connection.port() != Connection.PORT.defaultValue()) {
      words.add("--port " + connection.port());
    }
    if (!connection.username().equals(Connection.USERNAME.defaultValue())) {
      words.add("--user " + Places.quoted(connection.username()));
    }
    if (madePair) {
      words.add("--new-key-pair");
    } else {
      connection.keyPair().ifPresent(pair -> words.add("--key-pair " + pair));
    }
    if (connection.cipher() != Connection.CIPHER.defaultValue()) {
      words.add("--cipher " + Connection.CIPHER.show(connection.cipher()));
    }
    if (!connection.connectTimeout().equals(Connection.CONNECT_TIMEOUT.defaultValue())) {
      words.add("--timeout " + connection.connectTimeout().toSeconds());
    }
    words.addAll(tried ? accepting() : List.of("--no-test"));
    return String.join(" ", words);
  }

  private SshName name() {
    return connection.name();
  }

  private List<String> accepting() {
    return connection.hostKeys().stream()
        .map(PublicKeyLine::fingerprint)
        .map(fingerprint -> "--accept " + fingerprint)
        .toList();
  }
}
