package dev.crashcart.console;

import dev.crashcart.console.command.Reply;
import dev.crashcart.console.page.Pages;
import dev.crashcart.console.plain.LineTerminal;
import dev.crashcart.console.plain.Paper;
import dev.crashcart.console.plain.PlainMenu;
import dev.crashcart.console.plain.Surroundings;
import dev.crashcart.console.screen.LocalClock;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The menu line by line at standard input and output, from taking the terminal to giving it back.
 */
final class PlainFront {
  private final Appliance appliance;
  private final Who who;
  private final TerminalKind kind;
  private final String version;

  PlainFront(Appliance appliance, Who who, TerminalKind kind, String version) {
    this.appliance = appliance;
    this.who = who;
    this.kind = kind;
    this.version = version;
  }

  /**
   * Serves the operator until the menu is left or standard input has ended.
   *
   * @param terminal whether standard input is one
   */
  Reply run(boolean terminal, PrintStream out) throws HostFailure {
    Status status = appliance.status();
    try (LineTerminal lines = LineTerminal.open(new FileInputStream(FileDescriptor.in), terminal)) {
      Surroundings around =
          new Surroundings(
              appliance,
              who,
              lines.keyboard(),
              new Paper(out, kind.utf8()),
              lines::window,
              LocalClock.system(),
              lines,
              status.product() + " " + status.hostName() + ", Crashcart " + version,
              true);
      new PlainMenu(around, Pages.first(status)).run();
      return Reply.done("");
    } catch (IOException refused) {
      return Reply.usage(String.valueOf(refused.getMessage()));
    }
  }
}
