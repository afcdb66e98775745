package dev.crashcart.console;

import dev.crashcart.console.screen.StatusFeed;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A feed whose first look began before there was a menu to show what it saw. */
final class BegunLook implements StatusFeed {
  private final StatusFeed feed;
  private Optional<Future<Status>> begun;

  BegunLook(StatusFeed feed, Future<Status> begun) {
    this.feed = feed;
    this.begun = Optional.of(begun);
  }

  @Override
  public synchronized Status look() throws HostFailure {
    Optional<Future<Status>> first = begun;
    begun = Optional.empty();
    return first.isPresent() ? seen(first.get()) : feed.look();
  }

  /**
   * What a look that began earlier saw.
   *
   * @throws HostFailure as the look itself would have
   */
  static Status seen(Future<Status> look) throws HostFailure {
    try {
      return look.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Looking at the system was stopped.", stopped);
    } catch (ExecutionException failed) {
      throw failure(failed);
    }
  }

  /** Why a look failed; a fault of the program is thrown as it is one. */
  static HostFailure failure(ExecutionException failed) {
    if (failed.getCause() instanceof HostFailure refused) {
      return refused;
    }
    throw new IllegalStateException("The status could not be read.", failed.getCause());
  }

  @Override
  public Host.Watch watch(Runnable changed) throws HostFailure {
    return feed.watch(changed);
  }
}
