package dev.crashcart.console.page;

import dev.crashcart.core.config.Problem;
import dev.crashcart.core.settings.Settings;
import java.util.List;

/** The kept settings, secrets hidden, and the problems of their file. */
final class SettingsPage {
  private SettingsPage() {}

  static Next opening(Desk desk) {
    return Next.look(
        "Reading the settings…",
        () -> {
          List<Problem> problems = desk.appliance().currentProblems();
          Settings settings = desk.appliance().current();
          return Next.open(page(problems, settings));
        });
  }

  private static Page page(List<Problem> problems, Settings settings) {
    Lines lines = new Lines().words("Kept in " + Settings.PATH + ". Defaults are not listed.");
    if (problems.stream().anyMatch(Problem::isError)) {
      lines.words(
          "The file cannot be used as it stands, so these are the settings of the newest generation."
              + " Mend the file, then: crashcart validate. Or restore a generation: 8, then 3.");
    }
    lines.sentences("What is wrong with the file", problems.stream().map(Lines::sentence).toList());
    List<String> values =
        settings.display().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .toList();
    if (values.isEmpty()) {
      lines.words("Nothing is decided yet: everything is as by default.");
    }
    lines.list("Settings", values);
    return TextPage.of("Settings file", lines.all());
  }
}
