package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.config.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest entries of the audit log, and whether it is whole. */
final class AuditPage {
  private static final int MOST = 200;

  private AuditPage() {}

  static Next opening(Desk desk) {
    return Next.look(
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
    List<String> newestFirst = new ArrayList<>(tail.stream().map(AuditPage::sentence).toList());
    Collections.reverse(newestFirst);
    lines.sentences("The newest first", newestFirst);
    return new TextPage(
        new View.Text(
            "Audit log",
            damage.isPresent() ? Tone.BAD : Tone.PLAIN,
            lines.all(),
            Optional.empty(),
            List.of()),
        desk -> Next.back());
  }

  /** {@code 2026-03-01 03:14:15 applied by admin on /dev/tty1: why}; a damaged line as it is. */
  private static String sentence(String line) {
    Optional<Map<String, Object>> entry = Json.readObject(line);
    if (entry.isEmpty()) {
      return line;
    }
    String reason = text(entry.get(), "reason");
    return time(text(entry.get(), "time"))
        + "  "
        + text(entry.get(), "action")
        + " by "
        + text(entry.get(), "who")
        + " on "
        + text(entry.get(), "terminal")
        + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String text(Map<String, Object> entry, String name) {
    return String.valueOf(entry.getOrDefault(name, ""));
  }

  private static String time(String text) {
    try {
      return When.day(Instant.parse(text));
    } catch (DateTimeParseException damaged) {
      return text;
    }
  }
}
