package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/** The appliance that a run is about, opened when it is first needed. */
public interface Machine {
  /** The counter; the same one each time. */
  Appliance appliance() throws HostFailure;

  /** Why it may not be used by this user, with what to do instead; empty when it may. */
  Optional<String> barred();

  /** How this machine is named on the command line, such as {@code crashcart --root /mnt}. */
  String command();
}
