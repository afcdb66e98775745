package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;

/** What a command does once its words are understood; its fields hold the options. */
interface Verb {
  /** Does it and says how it went; it prints nothing itself. */
  Reply run(Session session) throws HostFailure;

  /** Whether it needs the machine at all; what does not also runs without permission. */
  default boolean usesMachine() {
    return true;
  }

  /** Whether a change whose time is up is put back before it. */
  default boolean looksBackFirst() {
    return usesMachine();
  }
}
