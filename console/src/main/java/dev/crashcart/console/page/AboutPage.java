package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.store.Store;
import java.util.List;
import java.util.Optional;

/** What this program is, and where it keeps things. */
final class AboutPage implements Page {
  @Override
  public View view(Desk desk) {
    String version =
        Optional.ofNullable(AboutPage.class.getPackage().getImplementationVersion())
            .orElse("of a working copy");
    return new View.Text(
        "About Crashcart",
        Tone.PLAIN,
        new Lines()
            .words("Crashcart " + version + ", the console setup menu of a Linux appliance.")
            .words("It works on " + desk.appliance().description() + ".")
            .list(
                "Where things are",
                List.of(
                    Store.CONFIG + "  the settings",
                    Store.STATE + "/history  every version of them",
                    AuditLog.PATH + "  who did what"))
            .sentences(
                "Documentation",
                List.of(
                    "README.md beside the program; the same things by command: crashcart --help."))
            .sentences(
                "Licences",
                List.of(
                    "Crashcart: Apache-2.0, see LICENSE. The libraries it comes with keep their"
                        + " own: Lanterna LGPL-3.0; Jackson, picocli and Apache Commons Apache-2.0;"
                        + " JLine BSD-3-Clause; Bouncy Castle, zxcvbn4j and SLF4J MIT."))
            .all(),
        Optional.empty(),
        List.of());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return Next.back();
  }
}
