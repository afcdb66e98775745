package dev.crashcart.core.ssh;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine has of SSH: an immutable picture of one moment.
 *
 * @param installed whether there is an sshd
 * @param live whether services run here at all
 * @param unit its systemd unit, such as {@code ssh.service}, or {@code ssh.socket} where systemd
 *     listens for it
 * @param enabled whether it starts at boot
 * @param active whether it runs now (or its socket listens)
 * @param until when it goes off by itself, having been switched on for a while
 * @param inForce what {@code sshd -T} prints: lower-case keyword to its values, in order; empty
 *     where that was not asked
 * @param hostKeys in the order of the configuration
 * @param configuration its files and what sshd says of them
 */
public record SshState(
    boolean installed,
    boolean live,
    String unit,
    boolean enabled,
    boolean active,
    Optional<Instant> until,
    Map<String, List<String>> inForce,
    List<HostKey> hostKeys,
    Configuration configuration) {
  /**
   * What sshd reads.
   *
   * @param files those of the configuration by their paths, and the text shown before signing in
   * @param trouble what sshd says where it refuses its configuration
   * @param missingFolder the folder without which sshd does not even check its configuration
   * @param withoutHostKeys whether it has no host keys yet
   * @param listening the TCP ports that anybody listens on here; empty where that is not known
   * @param socketFollows whether the socket unit takes port and addresses from the configuration
   */
  public record Configuration(
      Map<String, SshdFile> files,
      Optional<String> trouble,
      Optional<String> missingFolder,
      boolean withoutHostKeys,
      Set<Integer> listening,
      boolean socketFollows) {
    /** Nothing known of it. */
    public static final Configuration NONE =
        new Configuration(Map.of(), Optional.empty(), Optional.empty(), false, Set.of(), false);

    public Configuration {
      files = Map.copyOf(files);
      listening = Set.copyOf(listening);
    }

    /** The text of a file; nothing where there is none. */
    Optional<String> text(String path) {
      return Optional.ofNullable(files.get(path)).map(SshdFile::text);
    }
  }

  public SshState {
    inForce = Map.copyOf(inForce);
    hostKeys = List.copyOf(hostKeys);
  }

  /** A state of which the configuration is not known. */
  public SshState(
      boolean installed,
      boolean live,
      String unit,
      boolean enabled,
      boolean active,
      Optional<Instant> until,
      Map<String, List<String>> inForce,
      List<HostKey> hostKeys) {
    this(installed, live, unit, enabled, active, until, inForce, hostKeys, Configuration.NONE);
  }

  /** The unit of the daemon itself, also where a socket starts it. */
  public String serviceUnit() {
    return unit.replaceFirst("\\.socket$", ".service");
  }

  /** Whether systemd listens and starts sshd when somebody comes. */
  public boolean bySocket() {
    return unit.endsWith(".socket");
  }
}
