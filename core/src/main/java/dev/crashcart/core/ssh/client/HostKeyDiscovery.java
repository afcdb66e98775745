package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.sshd.common.kex.KexProposalOption;

/**
 * Which host keys a machine has: those that ssh-keyscan(1) finds. It is connected to once for each
 * type of key it says to have, each time only until it has shown the key and proved to hold it.
 */
public final class HostKeyDiscovery {
  /** The order they are listed in: that in which one would choose. */
  private static final List<String> TYPES =
      List.of(
          "ssh-ed25519",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "ssh-rsa");

  private final Resolver resolver;

  /** Looks from here. */
  public HostKeyDiscovery(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * The keys, without comments; takes at most the connection's limit for each stage of each of at
   * most five rounds.
   *
   * @param connection of which host, port and limit matter
   * @throws HostFailure with what went wrong and what to do
   */
  public List<PublicKeyLine> discover(Connection connection, BooleanSupplier cancelled)
      throws HostFailure {
    Attempt attempt = Attempt.quiet(cancelled);
    List<InetAddress> addresses =
        Addresses.find(
            connection.host().orElseThrow(), resolver, connection.connectTimeout(), attempt);
    SessionWatch first = Handshake.look(connection, TYPES, addresses, attempt);
    List<PublicKeyLine> found = new ArrayList<>(first.hostKey().stream().toList());
    // The machine says itself which types it has; asking for others would only cost time.
    List<String> offered =
        Proposals.names(first.theirs(), KexProposalOption.SERVERKEYS).stream()
            .map(KeyTypes::keyType)
            .toList();
    for (String type : TYPES) {
      if (offered.contains(type) && found.stream().noneMatch(key -> key.type().equals(type))) {
        Handshake.look(connection, List.of(type), addresses, attempt)
            .hostKey()
            .ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(key -> TYPES.indexOf(key.type())));
    return List.copyOf(found);
  }
}
