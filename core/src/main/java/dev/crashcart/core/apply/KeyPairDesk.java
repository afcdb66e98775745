package dev.crashcart.core.apply;

import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import dev.crashcart.core.ssh.keys.KeyExport;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import dev.crashcart.core.ssh.keys.MountedPath;
import dev.crashcart.core.ssh.keys.MountedPaths;
import dev.crashcart.core.ssh.keys.PrivateKeyText;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The counter's desk for key pairs: make, import, export, keep, remove. What it makes and reads is
 * not kept before {@link #planKeyPair} was applied. Making an RSA key may take some seconds.
 */
public final class KeyPairDesk {
  private static final String HOST_NAME = "/etc/hostname";

  private final Host host;
  private final Appliance appliance;

  KeyPairDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /**
   * A new pair.
   *
   * @param bits of an RSA key; the usual size when empty
   */
  public Checked<KeyPair> generateKeyPair(SshName name, KeyKind kind, OptionalInt bits)
      throws HostFailure {
    Optional<String> taken = taken(name);
    if (taken.isPresent()) {
      return refused(name, taken.get());
    }
    try {
      int checked = kind.checkedBits(bits);
      return good(KeyPair.of(name, KeyFile.make(kind, checked, usualComment(name))));
    } catch (IllegalArgumentException refused) {
      return refused(name, String.valueOf(refused.getMessage()));
    }
  }

  /**
   * A pair from the text of a private key file; its comment is kept. Of a pair whose private key is
   * not known it may be the missing half, so that connections that use the pair need no change.
   *
   * @param publicText the public line that is said to belong to it
   */
  public Checked<KeyPair> importKeyPair(SshName name, Secret text, Optional<String> publicText)
      throws HostFailure {
    Optional<PublicKeyLine> lonely = lonely(name);
    Optional<String> taken = lonely.isPresent() ? Optional.empty() : taken(name);
    if (taken.isPresent()) {
      return refused(name, taken.get());
    }
    try {
      Optional<PublicKeyLine> given = publicText.map(String::strip).map(PublicKeyLine::of);
      KeyFile file = KeyFile.read(text);
      if (Stream.of(given, lonely)
          .flatMap(Optional::stream)
          .anyMatch(line -> !line.isSameKey(file.publicKey()))) {
        return refused(name, KeyFile.MISMATCH);
      }
      String comment =
          given
              .or(() -> lonely)
              .map(PublicKeyLine::comment)
              .filter(it -> !it.isEmpty())
              .orElse(file.publicKey().comment());
      return good(
          KeyPair.of(name, file.withComment(comment.isEmpty() ? usualComment(name) : comment)));
    } catch (IllegalArgumentException refused) {
      return refused(name, String.valueOf(refused.getMessage()));
    }
  }

  /** Keeps a pair in the settings, as a generation. */
  public Checked<Proposal> planKeyPair(KeyPair pair, Consent consent) throws HostFailure {
    Optional<String> clash = clash(pair.name());
    if (clash.isPresent()) {
      return refused(pair.name(), clash.get());
    }
    Settings current = appliance.current();
    return appliance.plan(current.with(current.ssh().with(pair)), consent);
  }

  /** Takes a pair out of the settings; refused while a connection uses it. */
  public Checked<Proposal> planRemoveKeyPair(SshName name, Consent consent) throws HostFailure {
    Settings current = appliance.current();
    SshSettings ssh = current.ssh();
    if (!ssh.keyPairs().containsKey(name)) {
      return refused(name, unknown(name, ssh));
    }
    List<Connection> users = ssh.usersOf(name);
    if (!users.isEmpty()) {
      String names = users.stream().map(it -> it.name().value()).collect(Collectors.joining(", "));
      return refused(
          name,
          "this key pair is used by "
              + (users.size() == 1 ? "the connection " : "the connections ")
              + names
              + ". Remove "
              + (users.size() == 1 ? "it" : "them")
              + " or choose another key pair there first.");
    }
    return appliance.plan(current.with(ssh.withoutKeyPair(name)), consent);
  }

  /** The line to put into authorized_keys on other machines. */
  public Checked<PublicKeyLine> publicLine(SshName name) throws HostFailure {
    Checked<KeyPair> found = find(name);
    return found.then(
        pair -> {
          Optional<PublicKeyLine> line = pair.publicLine();
          try {
            return good(line.isPresent() ? line.get() : pair.file().publicKey());
          } catch (IllegalArgumentException refused) {
            return refused(name, String.valueOf(refused.getMessage()));
          }
        });
  }

  /** A pair of the settings, or the problem that names those there are. */
  public Checked<KeyPair> find(SshName name) throws HostFailure {
    SshSettings ssh = appliance.current().ssh();
    return Optional.ofNullable(ssh.keyPairs().get(name))
        .<Checked<KeyPair>>map(KeyPairDesk::good)
        .orElseGet(() -> refused(name, unknown(name, ssh)));
  }

  /**
   * Writes a pair to a folder, see {@link KeyExport}; noted in the audit log before anything
   * leaves.
   *
   * @throws HostFailure also when a file is in the way and may not be replaced
   */
  public Checked<KeyExport.Written> exportKeyPair(
      SshName name, String folder, ExportChoice choice, Who who) throws HostFailure {
    Checked<KeyPair> found = find(name);
    if (found.findValue().isEmpty()) {
      return new Checked.Invalid<>(found.problems());
    }
    KeyExport export;
    try {
      export = export(found.findValue().get(), choice.publicOnly());
    } catch (IllegalArgumentException refused) {
      return refused(name, String.valueOf(refused.getMessage()));
    }
    export.check(host, folder, choice.replace());
    note(name, folder, choice, who);
    return good(export.write(host, folder, choice.replace()));
  }

  /**
   * How a pair is exported.
   *
   * @param replace whether files that are there may be replaced
   * @param publicOnly whether the private key stays here
   */
  public record ExportChoice(boolean replace, boolean publicOnly) {}

  /** Where keys can be brought on and taken away on; sticks first. */
  public List<MountedPath> mountedPaths() throws HostFailure {
    return MountedPaths.observe(host).forPeople();
  }

  /** The text of a key file on this machine or a mounted stick. */
  public Secret readFile(String path) throws HostFailure {
    byte[] content =
        host.read(path)
            .orElseThrow(() -> new HostFailure("There is no file " + Key.quote(path) + "."));
    if (content.length > PrivateKeyText.MOST_BYTES) {
      throw new HostFailure(
          Key.quote(path) + " is larger than 64 KiB, so it is no key. Give the file of the key.");
    }
    return new Secret(new String(content, StandardCharsets.UTF_8));
  }

  private static KeyExport export(KeyPair pair, boolean publicOnly) {
    if (publicOnly && pair.publicLine().isPresent()) {
      return new KeyExport(
          pair.name().value(), pair.publicLine().get().toString(), Optional.empty());
    }
    KeyFile file = pair.file();
    return new KeyExport(
        pair.name().value(),
        file.publicKey().toString(),
        publicOnly ? Optional.empty() : Optional.of(file.text()));
  }

  private void note(SshName name, String folder, ExportChoice choice, Who who) throws HostFailure {
    int generation = new Store(host).newest().map(Generation::number).orElse(-1);
    String what = choice.publicOnly() ? "public key of " : "key pair ";
    new AuditLog(host)
        .append(
            new AuditEvent(
                "key-exported",
                who.name(),
                who.terminal(),
                generation,
                what + name + " to " + folder,
                List.of()));
  }

  /** The public half of a kept pair whose private key is not known. */
  private Optional<PublicKeyLine> lonely(SshName name) throws HostFailure {
    return Optional.ofNullable(appliance.current().ssh().keyPairs().get(name))
        .filter(pair -> pair.privateKey().isEmpty())
        .flatMap(KeyPair::publicKey);
  }

  /** Why no new pair can have this name. */
  private Optional<String> taken(SshName name) throws HostFailure {
    return appliance.current().ssh().keyPairs().containsKey(name)
        ? Optional.of(
            "there is a key pair of this name already. Choose another name, or remove that one:"
                + " crashcart key-pair remove "
                + name)
        : clash(name);
  }

  /** Names that differ by capitals alone are one file on a stick. */
  private Optional<String> clash(SshName name) throws HostFailure {
    return appliance.current().ssh().keyPairs().keySet().stream()
        .filter(other -> !other.equals(name))
        .filter(other -> other.value().equalsIgnoreCase(name.value()))
        .findFirst()
        .map(
            other ->
                "there is a key pair "
                    + other
                    + " already; on a stick the two would be one file. Choose another name.");
  }

  private String usualComment(SshName name) throws HostFailure {
    String machine =
        new String(host.read(HOST_NAME).orElse(new byte[0]), StandardCharsets.UTF_8).strip();
    return machine.isEmpty() ? name.value() : name + "@" + machine;
  }

  private static String unknown(SshName name, SshSettings ssh) {
    String known =
        ssh.keyPairs().keySet().stream().map(SshName::value).collect(Collectors.joining(", "));
    return "there is no key pair of this name. "
        + (known.isEmpty() ? "" : "Known: " + known + ". ")
        + "Make one: crashcart key-pair generate "
        + name;
  }

  private static <T> Checked<T> good(T value) {
    return new Checked.Valid<>(value, List.of());
  }

  private static <T> Checked<T> refused(SshName name, String message) {
    return new Checked.Invalid<>(
        List.of(
            new Problem(
                Problem.Severity.ERROR,
                KeyPath.join(SshSettings.KEY_PAIRS, name.value()),
                Place.of("this change"),
                message)));
  }
}
