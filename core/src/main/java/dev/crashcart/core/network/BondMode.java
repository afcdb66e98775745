package dev.crashcart.core.network;

/** How a bond uses its members; see the kernel's bonding documentation. */
public enum BondMode {
  ACTIVE_BACKUP("active-backup"),
  LACP("802.3ad"),
  BALANCE_XOR("balance-xor"),
  BALANCE_RR("balance-rr");

  private final String word;

  BondMode(String word) {
    this.word = word;
  }

  /** The kernel's word for it. */
  public String word() {
    return word;
  }

  /** Whether a hash decides which member a packet takes. */
  public boolean hashes() {
    return this == LACP || this == BALANCE_XOR;
  }
}
