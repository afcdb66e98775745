package dev.crashcart.core.apply;

import dev.crashcart.core.host.Host;

/**
 * The counter's desk for the SSH service: who can come in, host keys, authorised keys, key pairs.
 */
public final class SshDesk {
  private final Host host;
  private final Appliance appliance;

  SshDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** Key pairs: make, import, export, keep, remove. */
  public KeyPairDesk keyPairs() {
    return new KeyPairDesk(host, appliance);
  }
}
