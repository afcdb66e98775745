package dev.crashcart.console.remote;

import dev.crashcart.console.terminal.GridTerminal;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;

/** What somebody who came in sees. */
@FunctionalInterface
interface Shown {
  /** Serves them until they leave or their terminal is gone. */
  void to(GridTerminal terminal, Who who) throws IOException, InterruptedException, HostFailure;
}
