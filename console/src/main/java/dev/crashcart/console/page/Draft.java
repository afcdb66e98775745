package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.Optional;

/**
 * The settings that a form begins with.
 *
 * @param fixed those that went back and are edited again; empty for the kept ones
 */
record Draft(Optional<Settings> fixed) {
  /** The kept settings. */
  static Draft kept() {
    return new Draft(Optional.empty());
  }

  /** As far as the latest status knows them. */
  Settings settings(Desk desk) {
    return fixed.or(() -> desk.status().map(Status::settings)).orElse(Settings.none());
  }

  /** As they are now; blocks. */
  Input tree(Appliance appliance) throws HostFailure {
    return (fixed.isPresent() ? fixed.get() : appliance.current()).toInput();
  }
}
