package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.keys.KeyFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Another machine as a connection of the settings names it. Everything blocks, at most the
 * connection's limit for each stage unless said otherwise, and ends soon after {@code cancelled}
 * says so or the thread is interrupted. Nothing of a session is left afterwards, no thread either.
 */
public final class OtherMachine {
  private final Connection connection;
  private final Resolver resolver;
  private final BooleanSupplier cancelled;

  /** The machine; the connection names a host. */
  public OtherMachine(Connection connection, Resolver resolver, BooleanSupplier cancelled) {
    this.connection = connection;
    this.resolver = resolver;
    this.cancelled = cancelled;
  }

  /** Its host keys as it shows them now, as ssh-keyscan(1) finds them, without comments. */
  public List<PublicKeyLine> hostKeys() throws HostFailure {
    return new HostKeyDiscovery(resolver).discover(connection, cancelled);
  }

  /**
   * Tries the connection.
   *
   * @param progress gets each stage as soon as it has ended, on the calling thread
   */
  public TestReport test(KeyPair pair, Consumer<StageResult> progress) throws HostFailure {
    return ConnectionTest.run(connection, key(pair), resolver, progress, cancelled);
  }

  /**
   * Puts the public key into the account's authorized_keys, signed in by password, and signs in by
   * key to prove it. The password goes only to a machine with an accepted host key, and never
   * without a cipher.
   *
   * @param password wiped before this returns
   */
  public Installed installKey(KeyPair pair, char[] password) throws HostFailure {
    try {
      Credential key = key(pair);
      PublicKeyLine line = pair.publicLine().orElseGet(() -> pair.file().publicKey());
      boolean there;
      boolean dropbear;
      try (Link link =
          Link.open(
              connection, new Credential.Password(password), resolver, Attempt.quiet(cancelled))) {
        there = new KeyInstallation(link).install(line);
        dropbear = link.session().getServerVersion().contains("dropbear");
      }
      return proved(key, there, dropbear);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private Installed proved(Credential key, boolean there, boolean dropbear) throws HostFailure {
    Attempt attempt = Attempt.quiet(cancelled);
    try {
      Link.open(connection, key, resolver, attempt).close();
      return new Installed(there);
    } catch (HostFailure refused) {
      if (attempt.report().ending() != Ending.KEY_REFUSED) {
        throw refused;
      }
      throw new HostFailure(
          (there ? "The key was there already" : "The key was installed")
              + ", but it does not open the account "
              + connection.username()
              + ". "
              + (dropbear
                  ? "OpenWrt reads root's keys from /etc/dropbear/authorized_keys: put it there."
                  : "Look there whether keys are allowed (PubkeyAuthentication, PermitRootLogin),"
                      + " and that nobody else may write the home folder."),
          refused);
    }
  }

  /**
   * What became of a key that was to be installed; it opens the account now.
   *
   * @param wasThere whether it was there before
   */
  public record Installed(boolean wasThere) {}

  /**
   * Runs a command for as long as it takes. The words are joined with blanks and given to the
   * account's shell, as ssh(1) does: what is special to a shell is so there.
   *
   * @param out gets its output byte by byte; stays open, as {@code err} does
   * @return its exit status; 128 and the number of the signal that ended it
   */
  public int run(
      KeyPair pair, List<String> command, InputStream in, OutputStream out, OutputStream err)
      throws HostFailure {
    try (Link link = open(pair)) {
      return new RemoteCommand(String.join(" ", command), in, out, err, RemoteCommand.UNLIMITED)
          .run(link);
    }
  }

  /**
   * Sends a file by SFTP: it appears there whole or not at all. Ends when nothing has moved for the
   * connection's limit.
   *
   * @param name what it is called when {@code remote} is a folder
   * @param remote an absolute path, or one below the account's home folder
   * @param mode its permissions there
   * @return how many bytes were sent
   */
  public long push(KeyPair pair, InputStream from, String name, String remote, int mode)
      throws HostFailure {
    try (Link link = open(pair)) {
      return new RemoteFiles(link).push(from, name, remote, mode);
    }
  }

  /** Fetches a file by SFTP; what came is checked by its size. Returns how many bytes it was. */
  public long pull(KeyPair pair, String remote, OutputStream to) throws HostFailure {
    try (Link link = open(pair)) {
      return new RemoteFiles(link).pull(remote, to);
    }
  }

  private Link open(KeyPair pair) throws HostFailure {
    return Link.open(connection, key(pair), resolver, Attempt.quiet(cancelled));
  }

  private static Credential key(KeyPair pair) throws HostFailure {
    try {
      return new Credential.Key(KeyFile.load(pair.file().text()));
    } catch (IllegalArgumentException refused) {
      throw new HostFailure(
          "The key pair "
              + Key.quote(pair.name().value())
              + " cannot be used: "
              + refused.getMessage(),
          refused);
    }
  }
}
