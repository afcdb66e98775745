package dev.crashcart.console;

import dev.crashcart.console.command.Reply;
import dev.crashcart.console.page.MainPage;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.screen.Console;
import dev.crashcart.console.screen.StatusFeed;
import dev.crashcart.console.screen.Surroundings;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.console.terminal.Tty;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The full-screen menu on a terminal, from taking it to giving it back. */
final class MenuFront {
  /** Set when the menu is only to be painted once, for the archive of its classes. */
  private static final String REHEARSAL = "crashcart.rehearsal";

  /** A machine that is worse off than this shows its menu without the status at first. */
  private static final int MOST_STATUS_SECONDS = 3;

  private final Appliance appliance;
  private final Who who;
  private final TerminalKind kind;
  private final String version;
  private final Optional<Path> device;

  /**
   * A menu that is not open yet.
   *
   * @param device the terminal's; empty for the process's own
   */
  MenuFront(
      Appliance appliance, Who who, TerminalKind kind, String version, Optional<Path> device) {
    this.appliance = appliance;
    this.who = who;
    this.kind = kind;
    this.version = version;
    this.device = device;
  }

  /** Serves the operator until the menu is left or the terminal is gone. */
  Reply run() throws HostFailure {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "worker");
              thread.setDaemon(true);
              return thread;
            });
    // Where the status decides what comes first, the machine is looked at while the terminal is
    // taken; else the menu is painted before, with every processor for it.
    Optional<Future<Status>> look =
        appliance.calm() ? Optional.empty() : Optional.of(worker.submit(appliance::status));
    try (Tty tty = Tty.open(device, kind)) {
      Optional<Status> status = look.isPresent() ? looked(look.get()) : Optional.empty();
      List<Page> pages = status.map(Pages::first).orElse(List.of(new MainPage()));
      Surroundings around =
          Surroundings.of(tty.terminal(), appliance, who, worker, tty)
              .withFeed(feed(status, look))
              .withVersion(version)
              .leaving();
      Console console = new Console(around, pages.get(0));
      if (Boolean.getBoolean(REHEARSAL)) {
        rehearse(console, worker);
      } else {
        Libraries.holdSoon();
        console.onTop(pages.subList(1, pages.size())).knowing(status).run();
      }
      return Reply.done("");
    } catch (IOException refused) {
      return Reply.usage(String.valueOf(refused.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Reply.done("");
    } finally {
      worker.shutdownNow();
    }
  }

  private StatusFeed feed(Optional<Status> seen, Optional<Future<Status>> begun) {
    return seen.isEmpty() && begun.isPresent()
        ? new BegunLook(StatusFeed.of(appliance), begun.get())
        : StatusFeed.of(appliance, seen);
  }

  /** What was seen; empty when looking takes long. */
  private static Optional<Status> looked(Future<Status> look)
      throws HostFailure, InterruptedException {
    try {
      return Optional.of(look.get(MOST_STATUS_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException slow) {
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw BegunLook.failure(failed);
    }
  }

  /** Paints the first page and what the worker finds out, and leaves. */
  private static void rehearse(Console console, ExecutorService worker)
      throws IOException, InterruptedException {
    try (console) {
      console.start();
      Future<?> behind = worker.submit(() -> {});
      behind.get(MOST_STATUS_SECONDS, TimeUnit.SECONDS);
      console.settle();
    } catch (ExecutionException | TimeoutException slow) {
      throw new IOException("The status did not come in time.", slow);
    }
  }
}
