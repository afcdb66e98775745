package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;

/** Where the console gets the status from. */
public interface StatusFeed {
  /** Looks now; may block. */
  Status look() throws HostFailure;

  /** Calls back soon after the status changed. */
  Host.Watch watch(Runnable changed) throws HostFailure;

  /** The counter's. */
  static StatusFeed of(Appliance appliance) {
    return new StatusFeed() {
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
