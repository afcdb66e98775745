package dev.crashcart.console.command;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.List;
import java.util.Optional;

/** The kept settings file as it stands, which somebody may have edited. */
final class CurrentSettings {
  private CurrentSettings() {}

  /** A note when the file cannot be used and older settings are shown instead. */
  static List<String> notes(Session session) throws HostFailure {
    return session.appliance().currentProblems().isEmpty()
        ? List.of()
        : List.of(
            Settings.PATH
                + " cannot be used as it stands; these are the settings kept last. See what is"
                + " wrong: "
                + session.machine().command()
                + " validate");
  }

  /** The reply when the file cannot be used: changing a setting would lose what was edited. */
  static Optional<Reply> broken(Session session) throws HostFailure {
    List<Problem> problems = session.appliance().currentProblems();
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(Reply.problems(problems, session.appliance().currentText()));
  }
}
