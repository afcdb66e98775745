package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;

/**
 * Whether the numbers of key pairs that are new in the settings belong together. Reading settings
 * does not tell, for that takes the SSH library; this is asked before they are kept.
 */
public final class KeyPairCheck {
  private KeyPairCheck() {}

  /** Checks the pairs with a private key that the kept settings do not have just so. */
  public static void check(SshSettings kept, SshSettings desired, Problems problems) {
    desired.keyPairs().values().stream()
        .filter(pair -> pair.privateKey().isPresent())
        .filter(pair -> !pair.equals(kept.keyPairs().get(pair.name())))
        .forEach(pair -> check(pair, problems));
  }

  private static void check(KeyPair pair, Problems problems) {
    try {
      pair.file();
    } catch (IllegalArgumentException refused) {
      problems.error(
          pair.key() + "." + KeyPair.PRIVATE.name(),
          Place.of("this change"),
          String.valueOf(refused.getMessage()));
    }
  }
}
