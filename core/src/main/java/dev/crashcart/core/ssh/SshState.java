package dev.crashcart.core.ssh;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the machine has of SSH: an immutable picture of one moment.
 *
 * @param installed whether there is an sshd
 * @param live whether services run here at all
 * @param unit its systemd unit, such as {@code ssh.service}
 * @param enabled whether it starts at boot
 * @param active whether it runs now (or its socket listens)
 * @param until when it goes off by itself, having been switched on for a while
 * @param inForce what {@code sshd -T} prints: lower-case keyword to its values, in order; empty
 *     where that was not asked
 * @param hostKeys in the order of the configuration
 */
public record SshState(
    boolean installed,
    boolean live,
    String unit,
    boolean enabled,
    boolean active,
    Optional<Instant> until,
    Map<String, List<String>> inForce,
    List<HostKey> hostKeys) {
  public SshState {
    inForce = Map.copyOf(inForce);
    hostKeys = List.copyOf(hostKeys);
  }
}
