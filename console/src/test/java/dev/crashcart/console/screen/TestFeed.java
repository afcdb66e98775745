package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;

/** A status given by the test. */
public final class TestFeed implements StatusFeed {
  private Status status =
      new Status(
          "a test",
          "nas01",
          "Crashcart",
          Optional.empty(),
          false,
          -1,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
  private Runnable changed = () -> {};

  /** The status is now this one; the console hears of it. */
  public void change(Status newer) {
    status = newer;
    changed.run();
  }

  /** The status is now this one, and nobody hears of it. */
  public void changeSilently(Status newer) {
    status = newer;
  }

  public Status status() {
    return status;
  }

  @Override
  public Status look() throws HostFailure {
    return status;
  }

  @Override
  public Host.Watch watch(Runnable call) {
    changed = call;
    return () -> changed = () -> {};
  }
}
