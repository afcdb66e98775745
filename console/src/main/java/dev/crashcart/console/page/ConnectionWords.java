package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/** The same as a change of a connection by command line. */
record ConnectionWords(ConnectionChange change) {
  /** Empty where no single command does it. */
  Optional<String> command(Input after, Appliance appliance, boolean tried) throws HostFailure {
    Input before = appliance.current().toInput();
    return change.was().isPresent() && change.was().get().equals(change.name())
        ? change.edits().command(before)
        : Optional.empty();
  }
}
