package dev.crashcart.console.remote;

import dev.crashcart.console.plain.RawLines;
import dev.crashcart.console.plain.Window;
import dev.crashcart.console.terminal.GridTerminal;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody who came in sees. */
@FunctionalInterface
interface Shown {
  /** Serves them until they leave or their terminal is gone. */
  void to(GridTerminal terminal, Who who) throws IOException, InterruptedException, HostFailure;

  /** The same for terminals that cannot move their cursor; empty where there is no such thing. */
  default Optional<LineByLine> lineByLine() {
    return Optional.empty();
  }

  /** What somebody sees whose terminal only goes on from line to line. */
  @FunctionalInterface
  interface LineByLine {
    /** Serves them until they leave or their terminal is gone. */
    void to(RawLines lines, boolean utf8, Supplier<Optional<Window>> size, Who who)
        throws HostFailure;
  }
}
