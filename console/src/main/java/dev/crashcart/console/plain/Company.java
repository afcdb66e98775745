package dev.crashcart.console.plain;

import dev.crashcart.console.page.Whereabouts;
import dev.crashcart.core.apply.Presence;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who else has a menu open, and telling them what is done at this one. A failure costs the operator
 * nothing but that knowledge.
 */
final class Company {
  private final Presence presence;
  private final Paper paper;
  private List<Presence.Menu> others = List.of();

  Company(Presence presence, Paper paper) {
    this.presence = presence;
    this.paper = paper;
  }

  /** The other menus, as they were seen last. */
  List<Presence.Menu> others() {
    return others;
  }

  /** Tells the others where this operator is, and this one who they are when that has changed. */
  void look(Whereabouts here) {
    try {
      presence.show(here.who(), here.at(), here.changing());
      // A menu that waits at its first page for whoever may come, as on each console, is nobody.
      List<Presence.Menu> now =
          presence.others().stream()
              .filter(menu -> menu.account().isPresent() || !menu.at().isEmpty())
              .toList();
      if (!now.equals(others)) {
        others = now;
        paper.line(now.isEmpty() ? "Nobody else is here any more." : words());
      }
    } catch (HostFailure unknown) {
      untold(unknown);
    }
  }

  private String words() {
    return others.stream()
        .map(Presence.Menu::sentence)
        .collect(Collectors.joining("; ", "Also here: ", "."));
  }

  void close() {
    try {
      presence.leave();
    } catch (HostFailure unknown) {
      untold(unknown);
    }
  }

  private static void untold(HostFailure cause) {
    System.getLogger(Company.class.getName())
        .log(System.Logger.Level.WARNING, "Who else is here is not known.", cause);
  }
}
