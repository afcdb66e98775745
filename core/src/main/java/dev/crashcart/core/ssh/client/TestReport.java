package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.PublicKeyLine;
import java.util.List;
import java.util.Optional;

/**
 * What a test of a connection found.
 *
 * @param stages one result for each {@link Stage}, in their order
 * @param shown the host key the machine showed; empty when it did not come to that
 */
public record TestReport(List<StageResult> stages, Ending ending, Optional<PublicKeyLine> shown) {
  public TestReport {
    stages = List.copyOf(stages);
  }

  /** Whether everything worked. */
  public boolean works() {
    return ending == Ending.WORKS;
  }

  /** The stage that failed. */
  public Optional<StageResult> failure() {
    return stages.stream().filter(StageResult::failed).findFirst();
  }
}
