package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One line of command and its words, from the first look to the exit status. Whatever is thrown
 * below ends here as a reply.
 */
public final class Commands {
  private final Session session;
  private final Printer printer;
  private final String version;

  /**
   * The commands of a session.
   *
   * @param version what {@code --version} prints
   */
  public Commands(Session session, Printer printer, String version) {
    this.session = session;
    this.printer = printer;
    this.version = version;
  }

  /** The parser of every command, for completion. */
  public static CommandLine parser() {
    return CommandTree.whole();
  }

  /** Runs one command; returns the exit status. */
  public int run(List<String> line) {
    CommandLine parser = CommandTree.of(line);
    ParseResult parsed;
    try {
      parsed = parser.parseArgs(line.toArray(String[]::new));
    } catch (ParameterException wrong) {
      return printer.print(WrongWords.reply(wrong));
    }
    while (true) {
      CommandLine command = parsed.commandSpec().commandLine();
      if (command.isUsageHelpRequested()) {
        return told("usage", usage(command));
      }
      if (command.isVersionHelpRequested()) {
        return told("version", "crashcart " + version);
      }
      if (!parsed.hasSubcommand()) {
        return printer.print(reply(command));
      }
      parsed = parsed.subcommand();
    }
  }

  /** A text that was asked for; in the JSON document it stands under this key. */
  private int told(String key, String text) {
    return printer.print(Reply.found(text.lines().toList(), Map.of(key, text)));
  }

  /** The usage when there are no words and nobody to show the menu to. */
  public int nothingToDo() {
    printer.tell(usage(CommandTree.whole()));
    return printer.print(
        Reply.usage("No command was given, and the menu needs a terminal. See the usage above."));
  }

  private static String usage(CommandLine command) {
    // Asked for as a whole when only one command was made.
    return command.getParent() == null
        ? CommandTree.whole().getUsageMessage()
        : command.getUsageMessage();
  }

  private Reply reply(CommandLine command) {
    if (!(command.getCommand() instanceof Verb verb)) {
      return WrongWords.incomplete(command);
    }
    try {
      Optional<String> barred = verb.usesMachine() ? session.machine().barred() : Optional.empty();
      if (barred.isPresent()) {
        return Reply.notAllowed(barred.get());
      }
      if (verb.looksBackFirst()) {
        session.lookBack();
      }
      return verb.run(session);
    } catch (HostFailure refused) {
      return Reply.refusedByMachine(refused.getMessage());
    } catch (RuntimeException | Error fault) {
      return BugReport.of(fault);
    }
  }
}
