package dev.crashcart.core.apply;

import dev.crashcart.core.host.Host;

/** The counter's desk for connections to other machines: discover, test, run, send and fetch. */
public final class ConnectionDesk {
  private final Host host;
  private final Appliance appliance;

  ConnectionDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }
}
