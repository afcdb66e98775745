package dev.crashcart.core.network.check;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The answer to "which port is this?": its light blinks, where the driver can (ethtool(8)), or it
 * is the one whose link changes when the operator pulls or plugs the cable.
 */
public final class PortFinder {
  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 500;
  private static final String BY_CABLE =
      " Find it by its cable: pull it and plug it in while Crashcart watches.";

  private final Host host;

  public PortFinder(Host host) {
    this.host = host;
  }

  /** The machine's interfaces now. */
  @FunctionalInterface
  public interface Look {
    KernelState now() throws HostFailure;
  }

  /** A port whose link has come or gone. */
  public record Moved(String name, boolean carrier) {
    /** What the operator is told. */
    public String sentence() {
      return carrier
          ? "A cable was plugged in: this port is " + name + "."
          : "A cable was pulled: this port is " + name + ".";
    }
  }

  /**
   * Lets the light of a port blink and waits until it has.
   *
   * @return why it could not; empty when it did
   */
  public Optional<String> blink(InterfaceName name, Duration length) throws HostFailure {
    if (!host.runsCommands()) {
      return Optional.of("No light can blink: " + host.description() + " is not running.");
    }
    if (!host.hasCommand("ethtool")) {
      return Optional.of("Without the program ethtool no light can blink." + BY_CABLE);
    }
    List<String> command =
        List.of("ethtool", "-p", name.value(), String.valueOf(Math.max(1, length.toSeconds())));
    CommandResult result = host.run(command, new byte[0], length.plus(SLACK));
    return result.succeeded()
        ? Optional.empty()
        : Optional.of("The driver of " + name + " cannot let its light blink." + BY_CABLE);
  }

  /**
   * Waits until the link of one of the machine's cards comes or goes.
   *
   * @param cancelled asked twice a second; empty is returned soon after it says yes
   * @return nothing when the time is over
   */
  public Optional<Moved> watchCable(Look look, Duration limit, BooleanSupplier cancelled)
      throws HostFailure {
    KernelState before = look.now();
    Semaphore changes = new Semaphore(0);
    long end = System.nanoTime() + limit.toNanos();
    Host.Watch watch = host.watch(List.of("network"), changes::release);
    try {
      // A cable that moved while the watch was being set up is seen by the first look.
      while (System.nanoTime() < end && !cancelled.getAsBoolean()) {
        Optional<Moved> moved = moved(before, look.now());
        if (moved.isPresent()) {
          return moved;
        }
        if (changes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
      }
      return moved(before, look.now());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      watch.close();
    }
  }

  /** The first card whose link differs between two moments. Pure. */
  static Optional<Moved> moved(KernelState before, KernelState after) {
    for (KernelLink link : after.links()) {
      boolean changed =
          link.isPhysical()
              && Watched.find(before, link.name())
                  .map(old -> old.carrier() != link.carrier())
                  .orElse(link.carrier());
      if (changed) {
        return Optional.of(new Moved(link.name(), link.carrier()));
      }
    }
    return Optional.empty();
  }
}
