package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import java.util.List;

/** What was decided before, this console itself, and about this program. */
final class SystemPage implements Page {
  private static final String HISTORY = "history";
  private static final String DIFFERENCES = "differences";
  private static final String RESTORE = "restore";
  private static final String SETTINGS = "settings";
  private static final String AUDIT = "audit";
  private static final String ABOUT = "about";
  private static final String CONSOLE = "console";
  private static final String OVER_SSH = "over-ssh";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "System",
        "",
        List.of(),
        List.of(
            Item.of(
                HISTORY,
                '1',
                "History",
                "Every generation of the settings: who changed what, when, from which terminal, why."),
            Item.of(DIFFERENCES, '2', "Differences", "Between any two generations."),
            Item.of(
                RESTORE,
                '3',
                "Restore",
                "Goes to the settings of an earlier generation, after showing what that changes."),
            Item.of(
                SETTINGS,
                '4',
                "Settings file",
                "The settings as they are kept, secrets hidden, and what is wrong with the file."),
            Item.of(
                AUDIT,
                '5',
                "Audit log",
                "Its newest lines, and whether any line was changed or is missing."),
            Item.of(
                ABOUT, '6', "About", "Version, licences, and where settings and logs are kept."),
            Item.of(
                CONSOLE,
                '7',
                "This console",
                "Who may use it, when one is signed out, its keys and lines, and what happens when"
                    + " the machine starts."),
            Item.of(
                OVER_SSH,
                '8',
                "Menu over SSH",
                "Crashcart's own SSH server, for machines without sshd; off by default.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case HISTORY -> HistoryPage.opening(false, desk);
      case DIFFERENCES -> DifferencePage.opening(desk);
      case RESTORE -> HistoryPage.opening(true, desk);
      case SETTINGS -> SettingsPage.opening(desk);
      case AUDIT -> AuditPage.opening(desk);
      case ABOUT -> Next.open(new AboutPage());
      case CONSOLE -> kept.open(CONSOLE, () -> ConsoleForms.console(Draft.kept()));
      case OVER_SSH -> kept.open(OVER_SSH, () -> ConsoleForms.overSsh(Draft.kept()));
      default -> Next.stay();
    };
  }
}
