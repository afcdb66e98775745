package dev.crashcart.console.remote;

import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.plain.Paper;
import dev.crashcart.console.plain.PlainMenu;
import dev.crashcart.console.plain.RawLines;
import dev.crashcart.console.plain.Window;
import dev.crashcart.console.screen.Console;
import dev.crashcart.console.screen.LocalClock;
import dev.crashcart.console.screen.Surroundings;
import dev.crashcart.console.terminal.GridTerminal;
import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The menu on somebody's channel, on a full screen or line by line: the same pages as at the
 * console, but for the shell.
 */
record RemoteMenu(Appliance appliance, String version) implements Shown {
  private static final String NO_SHELL = "not over this connection: sign in at the console for it";

  @Override
  public void to(GridTerminal terminal, Who who)
      throws IOException, InterruptedException, HostFailure {
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "ssh worker " + who.terminal());
              thread.setDaemon(true);
              return thread;
            });
    try {
      Status status = appliance.status();
      List<Page> pages = Pages.withoutShell(status, NO_SHELL);
      Surroundings around =
          Surroundings.of(terminal, appliance, who, worker, ShellRunner.none())
              .withVersion(version)
              .leaving();
      new Console(around, pages.get(0))
          .onTop(pages.subList(1, pages.size()))
          .knowing(Optional.of(status))
          .run();
    } finally {
      // What was begun is finished: an interrupted change would have to be put back.
      worker.shutdown();
    }
  }

  @Override
  public Optional<LineByLine> lineByLine() {
    return Optional.of(this::inLines);
  }

  private void inLines(RawLines lines, boolean utf8, Supplier<Optional<Window>> size, Who who)
      throws HostFailure {
    Status status = appliance.status();
    dev.crashcart.console.plain.Surroundings around =
        new dev.crashcart.console.plain.Surroundings(
            appliance,
            who,
            lines.keyboard(),
            new Paper(lines.paper(), utf8),
            size,
            LocalClock.system(),
            ShellRunner.none(),
            status.product() + " " + status.hostName() + ", Crashcart " + version,
            true);
    new PlainMenu(around, Pages.withoutShell(status, NO_SHELL)).run();
  }
}
