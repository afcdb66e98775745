package dev.crashcart.core.apply;

import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import dev.crashcart.core.ssh.client.OtherMachine;
import dev.crashcart.core.ssh.client.Resolver;
import dev.crashcart.core.ssh.client.StageResult;
import dev.crashcart.core.ssh.client.TestReport;
import dev.crashcart.core.ssh.keys.KeyKind;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The counter's desk for connections to other machines: discover, test, run, send and fetch. What
 * goes to another machine blocks as {@link OtherMachine} says, and ends soon after {@code
 * cancelled} says so. A simulated appliance connects too, for that touches nothing of this machine.
 */
public final class ConnectionDesk {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** For its owner alone: a backup holds private keys and password hashes. */
  private static final int SECRET_MODE = 0600;

  private final Host host;
  private final Appliance appliance;

  ConnectionDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** A connection with the key pair that opens it. */
  public record Ready(Connection connection, KeyPair pair) {}

  /** A connection of the settings, or the problem that names those there are. */
  public Checked<Connection> find(SshName name) throws HostFailure {
    SshSettings ssh = appliance.current().ssh();
    return Optional.ofNullable(ssh.connections().get(name))
        .<Checked<Connection>>map(it -> new Checked.Valid<>(it, List.of()))
        .orElseGet(() -> refused(name, unknown(name, ssh)));
  }

  /** The same with its host and key pair, or what it lacks. */
  public Checked<Ready> ready(SshName name) throws HostFailure {
    SshSettings ssh = appliance.current().ssh();
    return find(name).then(connection -> ready(connection, ssh));
  }

  private static Checked<Ready> ready(Connection connection, SshSettings ssh) {
    SshName name = connection.name();
    if (connection.host().isEmpty()) {
      return refused(name, "no host is set. Set it: crashcart set " + connection.key() + ".host");
    }
    Optional<KeyPair> pair = connection.keyPair().map(ssh.keyPairs()::get);
    return pair.isPresent()
        ? new Checked.Valid<>(new Ready(connection, pair.get()), List.of())
        : refused(
            name,
            "no key pair is set that opens it. Make one with crashcart key-pair generate, then"
                + " crashcart set "
                + connection.key()
                + ".key-pair");
  }

  /** Every host key that the machine shows now; nothing is accepted by that. */
  public List<PublicKeyLine> discover(Connection connection, BooleanSupplier cancelled)
      throws HostFailure {
    return machine(connection, cancelled).hostKeys();
  }

  /** Tries a connection, kept or not; see {@link OtherMachine#test}. */
  public TestReport test(
      Connection connection,
      KeyPair pair,
      Consumer<StageResult> progress,
      BooleanSupplier cancelled)
      throws HostFailure {
    return machine(connection, cancelled).test(pair, progress);
  }

  /** Puts the public key there, signed in by password; see {@link OtherMachine#installKey}. */
  public OtherMachine.Installed installKey(
      Connection connection, KeyPair pair, char[] password, Who who, BooleanSupplier cancelled)
      throws HostFailure {
    note("key-installed", who, connection, "key pair " + pair.name());
    return machine(connection, cancelled).installKey(pair, password);
  }

  /** Runs a command there; see {@link OtherMachine#run}. Its words are not noted, only that. */
  public int run(
      Ready ready,
      List<String> command,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Who who,
      BooleanSupplier cancelled)
      throws HostFailure {
    note("remote-command", who, ready.connection(), "");
    return machine(ready.connection(), cancelled).run(ready.pair(), command, in, out, err);
  }

  /** Sends a file; see {@link OtherMachine#push}. */
  public long push(
      Ready ready, RemoteFile remote, InputStream from, Who who, BooleanSupplier cancelled)
      throws HostFailure {
    note("file-sent", who, ready.connection(), remote.path());
    return machine(ready.connection(), cancelled)
        .push(ready.pair(), from, remote.name(), remote.path(), remote.mode());
  }

  /**
   * A file on another machine.
   *
   * @param path an absolute one, or one below the account's home folder
   * @param name what it is called when the path is a folder
   * @param mode its permissions
   */
  public record RemoteFile(String path, String name, int mode) {}

  /** Fetches a file; see {@link OtherMachine#pull}. */
  public long pull(Ready ready, String remote, OutputStream to, Who who, BooleanSupplier cancelled)
      throws HostFailure {
    note("file-fetched", who, ready.connection(), remote);
    return machine(ready.connection(), cancelled).pull(ready.pair(), remote, to);
  }

  /**
   * Sends the kept settings, with every secret in them, as one file that {@code crashcart apply}
   * reads; only its owner may read it there.
   *
   * @param folder where to; the account's home folder when empty
   */
  public Sent pushBackup(Ready ready, Optional<String> folder, Who who, BooleanSupplier cancelled)
      throws HostFailure {
    String name = backupName();
    String path = folder.map(it -> it.replaceFirst("(?<=.)/+$", "") + "/" + name).orElse(name);
    byte[] content = appliance.current().toBytes();
    note("backup-sent", who, ready.connection(), path);
    long bytes =
        machine(ready.connection(), cancelled)
            .push(ready.pair(), new ByteArrayInputStream(content), name, path, SECRET_MODE);
    return new Sent(path, bytes);
  }

  /** What was sent. */
  public record Sent(String path, long bytes) {}

  /** Such as {@code crashcart-nas01-20260301-031415.yaml}; the time is UTC. */
  public String backupName() throws HostFailure {
    Optional<String> set = appliance.current().system().hostname().map(DnsName::text);
    String name =
        set.isPresent()
            ? set.get()
            : new String(host.read("/etc/hostname").orElse(new byte[0]), StandardCharsets.UTF_8)
                .strip()
                .replaceAll("[^A-Za-z0-9.-]", "");
    return "crashcart-" + (name.isEmpty() ? "" : name + "-") + STAMP.format(host.now()) + ".yaml";
  }

  /** Keeps a connection, a new one or another in its place. */
  public Checked<Proposal> planConnection(Connection connection, Consent consent)
      throws HostFailure {
    Settings current = appliance.current();
    return appliance.plan(current.with(current.ssh().with(connection)).toInput(), consent);
  }

  /** Keeps a connection with the key pair that was made for it. */
  public Checked<Proposal> planConnection(Connection connection, KeyPair made, Consent consent)
      throws HostFailure {
    Settings current = appliance.current();
    SshSettings both = current.ssh().with(made).with(connection.withKeyPair(made.name()));
    return appliance.plan(current.with(both).toInput(), consent);
  }

  /** A new Ed25519 pair named after a connection; kept by {@link #planConnection}. */
  public Checked<KeyPair> makePair(SshName connection) throws HostFailure {
    return new KeyPairDesk(host, appliance)
        .generateKeyPair(connection, KeyKind.ED25519, OptionalInt.empty());
  }

  /** Takes a connection out of the settings; its key pair stays. */
  public Checked<Proposal> planRemove(SshName name, Consent consent) throws HostFailure {
    Checked<Connection> found = find(name);
    if (found.findValue().isEmpty()) {
      return new Checked.Invalid<>(found.problems());
    }
    Settings current = appliance.current();
    return appliance.plan(current.with(current.ssh().withoutConnection(name)).toInput(), consent);
  }

  private OtherMachine machine(Connection connection, BooleanSupplier cancelled)
      throws HostFailure {
    if (!host.runsCommands()) {
      throw new HostFailure(
          "No other machine can be reached from here: " + host.description() + " is not running.");
    }
    return new OtherMachine(connection, Resolver.of(host), cancelled);
  }

  private void note(String action, Who who, Connection connection, String what) throws HostFailure {
    int generation = new Store(host).newest().map(Generation::number).orElse(-1);
    String where =
        connection.name() + " (" + connection.username() + "@" + connection.host().orElse("") + ")";
    new AuditLog(host)
        .append(
            new AuditEvent(
                action,
                who.name(),
                who.terminal(),
                generation,
                what.isEmpty() ? where : where + ": " + what,
                List.of()));
  }

  private static String unknown(SshName name, SshSettings ssh) {
    List<String> names = ssh.connections().keySet().stream().map(SshName::value).toList();
    return "there is no connection "
        + Key.quote(name.value())
        + "."
        + Nearest.to(name.value(), names)
            .map(near -> " Did you mean " + near + "?")
            .orElse(
                names.isEmpty()
                    ? " Make one: crashcart connection add " + name
                    : " There are: " + String.join(", ", names) + ".");
  }

  private static <T> Checked<T> refused(SshName name, String why) {
    return new Checked.Invalid<>(
        List.of(
            new Problem(
                Problem.Severity.ERROR,
                KeyPath.join(SshSettings.CONNECTIONS, name.value()),
                Place.of("connections"),
                why)));
  }
}
