package dev.crashcart.console.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** Somebody with an SSH client: one connection, and what came over it. */
final class RemoteClient implements AutoCloseable {
  private final SshClient client;
  private final ClientSession session;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private ClientChannel channel;

  private RemoteClient(SshClient client, ClientSession session) {
    this.client = client;
    this.session = session;
  }

  /** Connected, not yet signed in. */
  static RemoteClient connect(int port, String account) throws IOException {
    SshClient client = ClientBuilder.builder().build(true);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setServerKeyVerifier((session, address, key) -> true);
    client.setUserAuthFactories(
        List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
    client.setNioWorkers(1);
    client.start();
    try {
      ClientSession session =
          client.connect(account, "127.0.0.1", port).verify(RemoteBench.LIMIT).getSession();
      return new RemoteClient(client, session);
    } catch (IOException refused) {
      client.stop();
      throw refused;
    }
  }

  static RemoteClient signedIn(int port) throws IOException {
    return connect(port, "admin").byPassword(RemoteBench.PASSWORD);
  }

  RemoteClient byPassword(String password) throws IOException {
    session.addPasswordIdentity(password);
    session.auth().verify(RemoteBench.LIMIT);
    return this;
  }

  RemoteClient byKey(KeyPair pair) throws IOException {
    session.addPublicKeyIdentity(pair);
    session.auth().verify(RemoteBench.LIMIT);
    return this;
  }

  ClientSession session() {
    return session;
  }

  /** Opens the menu in a terminal of this kind. */
  RemoteClient menu(String term, int columns, int rows) throws IOException {
    ChannelShell shell = session.createShellChannel();
    shell.setPtyType(term);
    shell.setPtyColumns(columns);
    shell.setPtyLines(rows);
    shell.setPtyModes(java.util.Map.of());
    return open(shell);
  }

  RemoteClient menu() throws IOException {
    return menu("xterm", 80, 24);
  }

  RemoteClient withoutTerminal() throws IOException {
    ChannelShell shell = session.createShellChannel();
    shell.setUsePty(false);
    return open(shell);
  }

  RemoteClient command(String words) throws IOException {
    return open(session.createExecChannel(words));
  }

  RemoteClient subsystem(String name) throws IOException {
    return open(session.createSubsystemChannel(name));
  }

  private RemoteClient open(ClientChannel opened) throws IOException {
    channel = opened;
    OutputStream sink =
        new OutputStream() {
          @Override
          public void write(int one) {
            synchronized (screen) {
              screen.write(one);
            }
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            synchronized (screen) {
              screen.write(bytes, offset, length);
            }
          }
        };
    channel.setOut(sink);
    channel.setErr(sink);
    channel.open().verify(RemoteBench.LIMIT);
    return this;
  }

  RemoteClient type(String keys) throws IOException {
    OutputStream in = channel.getInvertedIn();
    in.write(keys.getBytes(StandardCharsets.UTF_8));
    in.flush();
    return this;
  }

  RemoteClient resize(int columns, int rows) throws IOException {
    ((ChannelShell) channel).sendWindowChange(columns, rows);
    return this;
  }

  /** What came so far. */
  String seen() {
    synchronized (screen) {
      return screen.toString(StandardCharsets.UTF_8);
    }
  }

  /** Forgets what came so far. */
  RemoteClient forget() {
    synchronized (screen) {
      screen.reset();
    }
    return this;
  }

  /** Whether this comes in time. */
  boolean sees(String text) {
    return RemoteBench.until(() -> seen().contains(text));
  }

  /** The exit status, once the other side has closed. */
  int exit() {
    channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), RemoteBench.LIMIT);
    return channel.getExitStatus() == null ? -1 : channel.getExitStatus();
  }

  /** Lets go without a word, as a client that is killed. */
  void vanish() {
    session.close(true);
    client.stop();
  }

  @Override
  public void close() {
    session.close(true);
    client.stop();
  }
}
