package dev.crashcart.console.screen;

import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.console.terminal.Tty;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.LogManager;

/** A menu on the terminal it is started from, for tests on real terminals. */
final class MenuMain {
  private MenuMain() {}

  static Page menu() {
    return TestPages.page(
        TestPages.menu(),
        answer ->
            switch (answer.choice()) {
              case "accounts" ->
                  Next.open(
                      TestPages.page(
                          TestPages.form(),
                          any -> new Next.Problems(Map.of("password", "Too short."))));
              case "network" -> Next.open(TestPages.page(TestPages.table(40)));
              case "shell" ->
                  Next.work(
                      "Opening a shell",
                      () ->
                          new Next.Shell(
                              List.of("/bin/sh", "-c", "echo ready; read x; echo \"got $x\"")));
              default -> Next.open(TestPages.page(TestPages.text(12)));
            });
  }

  /**
   * With the argument {@code crash} the program ends by an exception nobody catches; any other is
   * the device of another terminal.
   */
  public static void main(String[] arguments) throws Exception {
    // That there is no machine must not be told on the screen.
    LogManager.getLogManager().reset();
    ExecutorService worker =
        Executors.newSingleThreadExecutor(
            job -> {
              Thread thread = new Thread(job, "worker");
              thread.setDaemon(true);
              return thread;
            });
    TerminalKind kind = TerminalKind.of(System.getenv(), "", false, false);
    Optional<Path> device =
        List.of(arguments).stream().filter(it -> it.contains("/")).map(Path::of).findFirst();
    Tty tty = Tty.open(device, kind);
    Surroundings around =
        Surroundings.of(tty.terminal(), new Appliance(new NoMachine()), Who.TIMER, worker, tty)
            .withFeed(new TestFeed())
            .withClock(new TestClock())
            .withVersion("1.0")
            .leaving();
    if (List.of(arguments).contains("crash")) {
      new Console(around, menu()).start();
      throw new IllegalStateException("on purpose");
    }
    try (tty;
        Console console = new Console(around, menu())) {
      Console.Ending ending = console.run();
      tty.close();
      System.out.println("ended " + ending);
    }
  }
}
