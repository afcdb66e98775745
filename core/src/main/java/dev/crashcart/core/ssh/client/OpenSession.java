package dev.crashcart.core.ssh.client;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;

/** A session with its client and its watch; closing it ends its threads too. */
record OpenSession(SshClient client, ClientSession session, SessionWatch watch)
    implements AutoCloseable {
  @Override
  public void close() {
    ClientSetup.stop(client);
  }
}
