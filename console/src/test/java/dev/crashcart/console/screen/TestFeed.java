package dev.crashcart.console.screen;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.BackEndName;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshState;
import java.util.List;
import java.util.Map;
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
          List.of(),
          Settings.none(),
          noNetwork(),
          noSsh());
  private Runnable changed = () -> {};

  /** Of a machine without an SSH service. */
  public static SshState noSsh() {
    return new SshState(
        false, true, "ssh.service", false, false, Optional.empty(), Map.of(), List.of());
  }

  /** Of a machine whose network nobody knows. */
  public static NetworkState noNetwork() {
    return new NetworkState(
        BackEndName.NETWORKD,
        false,
        false,
        new BackEndFiles(Map.of(), List.of()),
        KernelState.none());
  }

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
