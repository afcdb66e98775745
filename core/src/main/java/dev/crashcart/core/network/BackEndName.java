package dev.crashcart.core.network;

/** Who carries the network settings out on this machine. */
public enum BackEndName {
  /** systemd-networkd(8). */
  NETWORKD,
  /** NetworkManager(8). */
  NETWORKMANAGER
}
