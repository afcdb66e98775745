package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.ssh.Cipher;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * Another machine on the loopback, with a home folder of its own: one account, {@code ann}, who has
 * a password and whom the keys of its authorized_keys open; commands run by {@code sh} in that
 * folder.
 */
final class Peer implements AutoCloseable {
  static final String USER = "ann";
  static final String PASSWORD = "correct horse battery";
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Path home;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final List<KeyFile> hostKeys = new ArrayList<>();

  /** One with host keys of these kinds; it does not run yet. */
  Peer(Path home, KeyFile... hostKeys) throws IOException {
    this.home = Files.createDirectories(home);
    this.hostKeys.addAll(List.of(hostKeys));
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(
        KeyPairProvider.wrap(this.hostKeys.stream().map(key -> KeyFile.load(key.text())).toList()));
    server.setPublickeyAuthenticator(
        (user, key, session) ->
            USER.equals(user) && authorized().anyMatch(Shown.of(key)::isSameKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(this.home));
    server.setCommandFactory((channel, line) -> new ShellCommand(line));
  }

  static KeyFile key() {
    return KeyFile.make(KeyKind.ED25519, KeyKind.ED25519.usualBits(), "");
  }

  static KeyPair pair(KeyFile key) {
    return new KeyPair(
        new SshName("backup"), Optional.of(key.publicKey()), Optional.of(key.text()));
  }

  SshServer server() {
    return server;
  }

  Path home() {
    return home;
  }

  Peer start() throws IOException {
    server.start();
    return this;
  }

  /** Takes no cipher but these. */
  Peer ciphers(BuiltinCiphers... ciphers) {
    server.setCipherFactories(List.of(ciphers));
    return this;
  }

  /** Runs no commands. */
  Peer withoutCommands(CommandFactory instead) {
    server.setCommandFactory(instead);
    return this;
  }

  /** Lets this key in. */
  Peer letIn(KeyFile key) throws IOException {
    Files.createDirectories(home.resolve(".ssh"));
    Files.writeString(authorizedKeys(), key.publicKey() + "\n");
    return this;
  }

  Path authorizedKeys() {
    return home.resolve(".ssh/authorized_keys");
  }

  private java.util.stream.Stream<PublicKeyLine> authorized() {
    try {
      return Files.exists(authorizedKeys())
          ? Files.readAllLines(authorizedKeys()).stream()
              .flatMap(line -> PublicKeyLine.find(line).stream())
          : java.util.stream.Stream.empty();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  List<PublicKeyLine> shows() {
    return hostKeys.stream().map(KeyFile::publicKey).toList();
  }

  /** A connection to it that has accepted its host keys. */
  Connection connection() {
    return connection(Cipher.STANDARD, shows());
  }

  Connection connection(Cipher cipher, List<PublicKeyLine> accepted) {
    return to(server.getPort(), cipher, accepted, LIMIT);
  }

  static Connection to(int port, Cipher cipher, List<PublicKeyLine> accepted, Duration limit) {
    return new Connection(
        new SshName("nas02"),
        Optional.of("127.0.0.1"),
        port,
        USER,
        Optional.of(new SshName("backup")),
        accepted,
        cipher,
        limit);
  }

  static OtherMachine machine(Connection connection) {
    return new OtherMachine(connection, Resolver::here, () -> false);
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  /** A command as a real sshd runs it: by a shell, in the home folder. */
  private final class ShellCommand implements Command, Runnable {
    private final String line;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private Optional<ExitCallback> exit = Optional.empty();
    private Optional<Process> process = Optional.empty();

    ShellCommand(String line) {
      this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = Optional.of(callback);
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
      ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line).directory(home.toFile());
      builder.environment().put("HOME", home.toString());
      process = Optional.of(builder.start());
      daemon(
          () -> {
            try (OutputStream to = process.get().getOutputStream()) {
              in.transferTo(to);
            }
          });
      new Thread(this, "peer-command").start();
    }

    @Override
    public void run() {
      Process running = process.orElseThrow();
      Thread errors = daemon(() -> pass(running.getErrorStream(), err));
      try {
        pass(running.getInputStream(), out);
        errors.join(TimeUnit.SECONDS.toMillis(10));
        int status = running.waitFor();
        exit.orElseThrow().onExit(status);
      } catch (IOException | InterruptedException lost) {
        running.destroyForcibly();
      }
    }

    @Override
    public void destroy(ChannelSession channel) {
      process.ifPresent(Process::destroyForcibly);
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
      byte[] piece = new byte[4096];
      for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
        to.write(piece, 0, n);
        to.flush();
      }
    }
  }

  private interface Work {
    void go() throws IOException;
  }

  private static Thread daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.go();
              } catch (IOException closed) {
                // The other end was closed first.
              }
            },
            "peer-stream");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static Secret secret(KeyFile key) {
    return key.text();
  }
}
