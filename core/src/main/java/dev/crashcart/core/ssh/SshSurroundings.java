package dev.crashcart.core.ssh;

import java.util.List;

/**
 * What the SSH service must know of the rest.
 *
 * @param administrators the names of the administrators besides root
 * @param overSsh whether the change comes over SSH, so that it could cut off whoever makes it
 */
public record SshSurroundings(List<String> administrators, boolean overSsh) {
  public SshSurroundings {
    administrators = List.copyOf(administrators);
  }
}
