package dev.crashcart.core.network;

/** Who carries the network settings out on this machine. */
public enum BackEndName {
  /** systemd-networkd(8). */
  NETWORKD("systemd-networkd"),
  /** NetworkManager(8). */
  NETWORKMANAGER("NetworkManager");

  private final String service;

  BackEndName(String service) {
    this.service = service;
  }

  /** The unit of systemd(1) that it is, without its ending. */
  public String service() {
    return service;
  }
}
