package dev.crashcart.core.ssh.hostkey;

import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.HostKeyRenewal;
import dev.crashcart.core.ssh.HostKeyRenewal.Renewed;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.ssh.keys.KeyFile;
import dev.crashcart.core.ssh.keys.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** New host keys in place of those that a machine has; made here, put in place by a plan. */
public final class NewHostKeys {
  private static final List<String> USUAL =
      List.of(
          "/etc/ssh/ssh_host_rsa_key",
          "/etc/ssh/ssh_host_ecdsa_key",
          "/etc/ssh/ssh_host_ed25519_key");

  private NewHostKeys() {}

  /**
   * One for each that the machine uses, of the same kind in the usual size (RSA 3072, ECDSA on the
   * curve of NIST with 256 bits, Ed25519); where it has none at all, the usual three. Takes a
   * second.
   *
   * @param name of this machine, for their comment
   */
  public static HostKeyRenewal make(SshState state, String name) {
    List<Renewed> renewed = new ArrayList<>();
    for (String path : paths(state)) {
      Optional<HostKey> old =
          state.hostKeys().stream().filter(key -> key.path().equals(path)).findFirst();
      Optional<KeyKind> kind = kind(path, old);
      if (kind.isPresent()) {
        int bits = kind.get().checkedBits(OptionalInt.empty());
        KeyFile made = KeyFile.make(kind.get(), bits, "root@" + name);
        renewed.add(
            new Renewed(
                path,
                old.map(key -> key.key().fingerprint()).orElse(""),
                made.publicKey(),
                made.text()));
      }
    }
    return new HostKeyRenewal(renewed);
  }

  private static List<String> paths(SshState state) {
    List<String> inForce = state.inForce().getOrDefault("hostkey", List.of());
    if (!inForce.isEmpty()) {
      return inForce;
    }
    List<String> there = state.hostKeys().stream().map(HostKey::path).toList();
    return there.isEmpty() ? USUAL : there;
  }

  /** Its kind, or that which its name speaks of; nothing for one that is not made here. */
  private static Optional<KeyKind> kind(String path, Optional<HostKey> old) {
    String word =
        old.map(key -> key.key().shortType().toLowerCase(Locale.ROOT))
            .orElseGet(() -> path.replaceFirst(".*/ssh_host_(.*)_key$", "$1"));
    return KeyKind.find(word);
  }
}
