package dev.crashcart.core.ssh;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.config.Secret;
import java.util.List;

/**
 * New host keys in the place of those with these fingerprints; plans nothing where they are gone.
 */
public record HostKeyRenewal(List<Renewed> keys) {
  public HostKeyRenewal {
    keys = List.copyOf(keys);
  }

  /**
   * One of them.
   *
   * @param path of the private key file
   * @param oldFingerprint of the key that goes; empty where there is none yet
   */
  public record Renewed(String path, String oldFingerprint, PublicKeyLine key, Secret privateKey) {}
}
