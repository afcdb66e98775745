package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import java.net.InetAddress;
import java.util.List;
import org.apache.sshd.client.session.ClientSession;

/** A session on another machine that is signed in; closing it ends it and its threads. */
final class Link implements AutoCloseable {
  private final Connection connection;
  private final Attempt attempt;
  private final OpenSession open;

  private Link(Connection connection, Attempt attempt, OpenSession open) {
    this.connection = connection;
    this.attempt = attempt;
    this.open = open;
  }

  /** Goes through every stage up to signing in; the attempt has noted what failed. */
  static Link open(Connection connection, Credential credential, Resolver resolver, Attempt attempt)
      throws HostFailure {
    List<InetAddress> addresses =
        Addresses.find(
            connection.host().orElseThrow(), resolver, connection.connectTimeout(), attempt);
    // A password is never sent in the clear, whatever was chosen for the data.
    boolean bare =
        credential instanceof Credential.Password && connection.cipher() == Cipher.DISABLED;
    OpenSession open =
        Handshake.open(
            connection, bare ? Cipher.STANDARD : connection.cipher(), addresses, attempt);
    boolean good = false;
    try {
      SignIn.in(open, connection, credential, attempt);
      good = true;
      return new Link(connection, attempt, open);
    } finally {
      if (!good) {
        open.close();
      }
    }
  }

  Connection connection() {
    return connection;
  }

  Attempt attempt() {
    return attempt;
  }

  ClientSession session() {
    return open.session();
  }

  /** Whether the other machine hung up, or the network did. */
  boolean isLost() {
    return open.watch().isClosed();
  }

  @Override
  public void close() {
    open.close();
  }
}
