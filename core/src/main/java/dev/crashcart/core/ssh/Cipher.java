package dev.crashcart.core.ssh;

/** How the data of a connection is enciphered; see the design, decision 6. */
public enum Cipher {
  /** The library's secure order. */
  STANDARD,
  /** AES-GCM first, which processors have instructions for. */
  FAST,
  /** The cipher {@code none}: everybody on the way reads along; refused by most servers. */
  DISABLED
}
