package dev.crashcart.console.command;

import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.ProblemText;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code validate [FILE]}: every problem of a settings file. */
@Command(
    name = "validate",
    description = "Check a settings file and print all its problems; nothing is changed.",
    footer = {"", "Example: crashcart validate config-samples/admin.yaml"})
final class ValidateCommand implements Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file; - is standard input. Without it, the kept settings.")
  private Optional<String> file = Optional.empty();

  @Override
  public boolean usesMachine() {
    return file.isEmpty();
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    return file.isPresent()
        ? SettingsFile.read(file.get(), session.input(), ValidateCommand::check)
        : kept(session);
  }

  private static Reply kept(Session session) throws HostFailure {
    if (!session.appliance().hasFile()) {
      return missing(session);
    }
    SettingsFile file = new SettingsFile(Settings.PATH, session.appliance().currentText());
    return CurrentSettings.broken(session)
        .map(reply -> reply.withFacts(Facts.object("source", file.source())))
        .orElseGet(() -> check(file));
  }

  /** Not a problem of the settings: a new appliance has none, and everything is as by default. */
  private static Reply missing(Session session) throws HostFailure {
    List<Generation> history = session.appliance().history();
    Optional<Generation> kept = history.stream().skip(Math.max(0, history.size() - 1)).findFirst();
    return new Reply(
        0,
        "missing",
        Settings.PATH
            + kept.filter(newest -> newest.number() > 0)
                .map(
                    newest ->
                        " is gone; the settings kept last, generation "
                            + newest.number()
                            + ", count. To write it again: "
                            + session.machine().command()
                            + " apply")
                .orElse(
                    " is not there: nothing is decided yet, and there is nothing to check. The"
                        + " first change you apply writes it."),
        List.of(),
        List.of(),
        Facts.object("problems", List.of(), "source", Settings.PATH));
  }

  private static Reply check(SettingsFile file) {
    Checked<Settings> settings = file.settings();
    List<Problem> problems = settings.problems();
    if (settings.findValue().isEmpty()) {
      return Reply.problems(problems, file.content())
          .withFacts(Facts.object("source", file.source()));
    }
    boolean empty = settings.findValue().get().equals(Settings.none());
    return new Reply(
        0,
        empty ? "empty" : "ok",
        file.source()
            + (empty
                ? ": good, but it decides nothing: every setting has its default."
                : ": good."),
        problems.isEmpty()
            ? List.of()
            : ProblemText.render(problems, file.content()).lines().toList(),
        List.of(),
        Facts.object("problems", Facts.problems(problems), "source", file.source()));
  }
}
