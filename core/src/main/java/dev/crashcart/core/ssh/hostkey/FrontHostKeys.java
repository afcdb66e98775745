package dev.crashcart.core.ssh.hostkey;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The host keys of the menu over SSH, which are not those of the machine's own SSH service: one of
 * Ed25519, and one of RSA for clients that know nothing newer. Made once, then the same for ever.
 */
public final class FrontHostKeys {
  /** Where they are, 0600 in a folder of 0700. */
  public static final String FOLDER = "/var/lib/crashcart/ssh-front";

  private static final Map<String, KeyKind> KINDS = new LinkedHashMap<>();
  private static final FileFacts FILE = FileFacts.file(0600, 0, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static {
    KINDS.put(FOLDER + "/ed25519_key", KeyKind.ED25519);
    KINDS.put(FOLDER + "/rsa_key", KeyKind.RSA);
  }

  private FrontHostKeys() {}

  /** Their public halves; empty until they are made. Loads no library. */
  public static List<HostKey> look(Host host) throws HostFailure {
    List<HostKey> keys = new ArrayList<>();
    for (String path : KINDS.keySet()) {
      host.read(path + ".pub")
          .flatMap(text -> PublicKeyLine.find(new String(text, StandardCharsets.UTF_8)))
          .ifPresent(line -> keys.add(new HostKey(path, line)));
    }
    return keys;
  }

  /**
   * The keys for signing; what is missing is made, which takes a second.
   *
   * @param name of this machine, for their comment
   * @throws HostFailure also when a file is damaged: a new key in its place would look to every
   *     client like another machine, so a person has to decide
   */
  public static List<KeyPair> open(Host host, String name) throws HostFailure {
    host.makeFolder(FOLDER, FileFacts.folder(0700, 0, 0));
    Optional<Host.Lock> lock = host.lock(FOLDER + "/lock", "", PATIENCE);
    if (lock.isEmpty()) {
      throw new HostFailure("Somebody else is making the host keys in " + FOLDER + ". Try again.");
    }
    try {
      List<KeyPair> pairs = new ArrayList<>();
      for (Map.Entry<String, KeyKind> wanted : KINDS.entrySet()) {
        pairs.add(KeyFile.load(secret(host, wanted.getKey(), wanted.getValue(), name)));
      }
      return pairs;
    } finally {
      lock.get().close();
    }
  }

  private static Secret secret(Host host, String path, KeyKind kind, String name)
      throws HostFailure {
    Optional<byte[]> there = host.read(path);
    try {
      KeyFile key =
          there.isPresent()
              ? KeyFile.read(new Secret(new String(there.get(), StandardCharsets.UTF_8)))
              : KeyFile.make(kind, kind.checkedBits(OptionalInt.empty()), "crashcart@" + name);
      if (there.isEmpty()) {
        host.write(path, key.text().reveal().getBytes(StandardCharsets.UTF_8), FILE);
      }
      byte[] line = (key.publicKey() + "\n").getBytes(StandardCharsets.UTF_8);
      if (!java.util.Arrays.equals(host.read(path + ".pub").orElse(new byte[0]), line)) {
        host.write(path + ".pub", line, FILE);
      }
      return key.text();
    } catch (IllegalArgumentException damaged) {
      throw new HostFailure(
          "The host key "
              + path
              + " cannot be used: "
              + damaged.getMessage()
              + " Put it back from a backup, or remove it: then a new one is made, and every client"
              + " will warn that the key has changed.",
          damaged);
    }
  }
}
