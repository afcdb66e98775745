package dev.crashcart.console.shell;

import dev.crashcart.console.command.Asker;
import dev.crashcart.console.command.Commands;
import dev.crashcart.console.command.Fronts;
import dev.crashcart.console.command.Printer;
import dev.crashcart.console.command.Reply;
import dev.crashcart.console.command.Session;
import dev.crashcart.console.command.StartOptions;
import dev.crashcart.core.apply.Who;
import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The prompt: reads a line, runs it as a command line of its own, and asks for the next. */
public final class CommandShell {
  private static final String PROMPT = "crashcart> ";

  private final Session outer;
  private final Printer printer;
  private final String version;

  public CommandShell(Session outer, Printer printer, String version) {
    this.outer = outer;
    this.printer = printer;
    this.version = version;
  }

  /** Serves until {@code exit}, Ctrl-D or a terminal that is gone. */
  public Reply run() {
    // Only stty: the native providers disturb the settings of a serial line. And the terminal is
    // asked nothing: a serial line with nobody at its end does not answer, or answers too late.
    try (Terminal terminal =
        TerminalBuilder.builder()
            .name("crashcart")
            .system(true)
            .provider("exec")
            .graphemeCluster(false)
            .build()) {
      printer.tell("Crashcart " + version + ". Type help for the commands, exit to leave.");
      return serve(terminal);
    } catch (IOException | IllegalStateException refused) {
      return Reply.usage("The prompt cannot use this terminal: " + refused.getMessage());
    }
  }

  /** Serves at a terminal. */
  Reply serve(Terminal terminal) {
    LineReader secrets = LineReaderBuilder.builder().terminal(terminal).build();
    Session session = inner(secrets);
    LineReader lines =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new DefaultParser())
            .completer(new ShellCompleter(session))
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    while (true) {
      try {
        lines.readLine(PROMPT);
        List<String> words = lines.getParsedLine().words();
        if (!run(session, words.stream().filter(word -> !word.isEmpty()).toList())) {
          return Reply.done("");
        }
      } catch (UserInterruptException cancelled) {
        printer.tell("");
      } catch (EndOfFileException ended) {
        return Reply.done("");
      }
    }
  }

  /** Runs one line; false when it was the last. */
  boolean run(Session session, List<String> typed) {
    StartOptions options = StartOptions.read(typed, name -> false);
    List<String> words = options.words();
    if (words.equals(List.of("exit")) || words.equals(List.of("quit"))) {
      return false;
    }
    Printer answering = printer.json(options.json());
    if (options.root().isPresent() || options.demo()) {
      answering.print(
          Reply.usage(
              "This prompt stays with " + session.machine().command() + "; leave it first."));
    } else if (words.equals(List.of("help"))) {
      new Commands(session, answering, version).run(List.of("--help"));
    } else if (!words.isEmpty()) {
      new Commands(session, answering, version).run(words);
    }
    return true;
  }

  private Session inner(LineReader secrets) {
    Who who = outer.who();
    return outer.inShell(who, new ReaderAsker(secrets), new Inside());
  }

  /** Passwords by stars; what is typed there is in no history. */
  private record ReaderAsker(LineReader reader) implements Asker {
    @Override
    public boolean canAsk() {
      return true;
    }

    @Override
    public char[] hidden(String prompt) {
      try {
        return reader.readLine(prompt, '*').toCharArray();
      } catch (UserInterruptException | EndOfFileException givenUp) {
        return new char[0];
      } finally {
        reader.getHistory().resetIndex();
      }
    }
  }

  /** One prompt in another would only confuse. */
  private static final class Inside implements Fronts {
    @Override
    public Reply menu() {
      return Reply.usage("Leave this prompt first (exit), then run: crashcart");
    }

    @Override
    public Reply shell() {
      return Reply.usage("You are at this prompt already; exit leaves it.");
    }
  }
}
