package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/** Where the console gets the status from. */
public interface StatusFeed {
  /** What was seen before the session began, for its first screen; empty when nothing was. */
  default Optional<Status> known() {
    return Optional.empty();
  }

  /** Looks now; may block. */
  Status look() throws HostFailure;

  /** Calls back soon after the status changed. */
  Host.Watch watch(Runnable changed) throws HostFailure;

  /** The counter's. */
  static StatusFeed of(Appliance appliance) {
    return of(appliance, Optional.empty());
  }

  /** The counter's, where it was looked at already. */
  static StatusFeed of(Appliance appliance, Optional<Status> known) {
    return new StatusFeed() {
      @Override
      public Optional<Status> known() {
        return known;
      }

      @Override
      public Status look() throws HostFailure {
        return appliance.status();
      }

      @Override
      public Host.Watch watch(Runnable changed) throws HostFailure {
        return appliance.watch(changed);
      }
    };
  }
}
