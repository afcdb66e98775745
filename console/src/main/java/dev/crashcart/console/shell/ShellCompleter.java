package dev.crashcart.console.shell;

import dev.crashcart.console.command.Commands;
import dev.crashcart.console.command.Completions;
import dev.crashcart.console.command.Session;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.shell.jline3.PicocliJLineCompleter;

/** Completes commands and options as picocli knows them, keys and accounts as the settings do. */
final class ShellCompleter implements Completer {
  private final Completer words = new PicocliJLineCompleter(Commands.parser().getCommandSpec());
  private final Session session;

  ShellCompleter(Session session) {
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    words.complete(reader, line, candidates);
    try {
      Completions.after(line.words().subList(0, line.wordIndex()), session).stream()
          .map(Candidate::new)
          .forEach(candidates::add);
    } catch (HostFailure unknown) {
      System.getLogger(ShellCompleter.class.getName())
          .log(System.Logger.Level.DEBUG, "no completion of settings", unknown);
    }
  }
}
