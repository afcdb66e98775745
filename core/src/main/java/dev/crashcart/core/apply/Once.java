package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.KeyRemoval;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.ssh.HostKeyRenewal;
import java.util.List;
import java.util.Optional;

/**
 * What is done once besides making the machine be as the settings say. Each part plans nothing any
 * more when it was done.
 */
public record Once(
    List<Recovery> recoveries, List<KeyRemoval> keyRemovals, Optional<HostKeyRenewal> hostKeys) {
  /** Nothing besides. */
  public static final Once NOTHING = new Once(List.of(), List.of(), Optional.empty());

  public Once {
    recoveries = List.copyOf(recoveries);
    keyRemovals = List.copyOf(keyRemovals);
  }

  static Once recovery(Recovery recovery) {
    return new Once(List.of(recovery), List.of(), Optional.empty());
  }

  static Once keyRemoval(KeyRemoval removal) {
    return new Once(List.of(), List.of(removal), Optional.empty());
  }

  static Once hostKeys(HostKeyRenewal renewal) {
    return new Once(List.of(), List.of(), Optional.of(renewal));
  }

  /** The same without ending sessions, which may come again at any time. */
  Once withoutSessions() {
    return new Once(
        recoveries.stream().map(Recovery::withoutSessions).toList(), keyRemovals, hostKeys);
  }
}
