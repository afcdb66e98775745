package dev.crashcart.console;

import dev.crashcart.console.command.Reply;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.screen.Console;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The full-screen menu on a terminal, from taking it to giving it back. */
final class MenuFront {
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
    Status status = appliance.status();
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "worker");
              thread.setDaemon(true);
              return thread;
            });
    try (Tty tty = Tty.open(device, kind)) {
      List<Page> pages = Pages.first(status);
      Surroundings around =
          Surroundings.of(tty.terminal(), appliance, who, worker, tty)
              .withVersion(version)
              .leaving();
      new Console(around, pages.get(0)).onTop(pages.subList(1, pages.size())).knowing(status).run();
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
}
