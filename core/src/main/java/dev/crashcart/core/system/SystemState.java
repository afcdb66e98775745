package dev.crashcart.core.system;

import java.util.Map;
import java.util.Optional;

/**
 * What the machine is called now and what its files say.
 *
 * @param hostname in force, gethostname(2); empty where no system runs
 * @param files path to text of each file this section writes or edits, as it is; a missing one is
 *     left out
 */
public record SystemState(Optional<String> hostname, Map<String, String> files) {
  public SystemState {
    files = Map.copyOf(files);
  }
}
