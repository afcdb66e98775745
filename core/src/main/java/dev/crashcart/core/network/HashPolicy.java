package dev.crashcart.core.network;

/** What decides which member of a bond a packet takes ({@code xmit_hash_policy}). */
public enum HashPolicy {
  LAYER2("layer2"),
  LAYER2_3("layer2+3"),
  LAYER3_4("layer3+4");

  private final String word;

  HashPolicy(String word) {
    this.word = word;
  }

  /** The kernel's word for it. */
  public String word() {
    return word;
  }
}
