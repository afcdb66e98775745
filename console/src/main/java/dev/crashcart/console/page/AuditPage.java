package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import java.util.List;
import java.util.Optional;

/** The newest lines of the audit log, and whether it is whole. */
final class AuditPage {
  private static final int MOST = 200;

  private AuditPage() {}

  static Next opening(Desk desk) {
    return Next.work(
        "Reading the audit log…",
        () -> {
          Optional<String> damage = desk.appliance().auditDamage();
          List<String> tail = desk.appliance().auditTail(MOST);
          return Next.open(page(damage, tail));
        });
  }

  private static Page page(Optional<String> damage, List<String> tail) {
    Lines lines = new Lines();
    lines.words(
        damage
            .map(found -> "The log is DAMAGED: " + found)
            .orElse("No line was changed or is missing."));
    if (tail.isEmpty()) {
      lines.words("It is empty: nothing was done yet.");
    }
    lines.list("The newest lines, newest last", tail);
    return new TextPage(
        new View.Text(
            "Audit log",
            damage.isPresent() ? Tone.BAD : Tone.PLAIN,
            lines.all(),
            Optional.empty(),
            List.of()),
        desk -> Next.back());
  }
}
