package dev.crashcart.console.screen;

import dev.crashcart.console.page.Whereabouts;
import dev.crashcart.core.apply.Presence;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who else has a menu open, and telling them what is done at this one. Looked at when the machine
 * says that something changed; a failure costs the operator nothing but that knowledge.
 */
final class Company {
  private final Presence presence;
  private final Jobs jobs;
  private final Runnable changed;
  private List<Presence.Menu> others = List.of();
  private Optional<Host.Watch> watch = Optional.empty();
  private Optional<Whereabouts> told = Optional.empty();
  private volatile boolean closed;

  Company(Presence presence, Jobs jobs, Runnable changed) {
    this.presence = presence;
    this.jobs = jobs;
    this.changed = changed;
  }

  /** The other menus. */
  List<Presence.Menu> others() {
    return others;
  }

  /** A few words for the header: {@code also here: ann on pts/3, changing System}. */
  Optional<String> words() {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            others.stream()
                .map(Presence.Menu::sentence)
                .collect(Collectors.joining("; ", "also here: ", "")));
  }

  /** Tells the first place, and begins to look. */
  void start(Whereabouts first) {
    at(first);
    jobs.away(
        () -> {
          Host.Watch started = presence.watch(() -> jobs.post(this::look));
          watching(started);
        },
        Company::untold);
    look();
  }

  /** On the worker: a session that is over hears of no event any more, and must leave no watch. */
  private synchronized void watching(Host.Watch started) {
    if (closed) {
      started.close();
    } else {
      watch = Optional.of(started);
    }
  }

  private void look() {
    jobs.away(
        () -> {
          List<Presence.Menu> now = presence.others();
          jobs.post(() -> seen(now));
        },
        Company::untold);
  }

  private void seen(List<Presence.Menu> menus) {
    // A menu that waits at its first page for whoever may come, as on each console, is nobody.
    List<Presence.Menu> now =
        menus.stream().filter(menu -> menu.account().isPresent() || !menu.at().isEmpty()).toList();
    if (!others.equals(now)) {
      others = now;
      changed.run();
    }
  }

  /** Tells the others where this operator is now. */
  void at(Whereabouts here) {
    if (!told.equals(Optional.of(here))) {
      told = Optional.of(here);
      jobs.away(() -> show(here), Company::untold);
    }
  }

  /** On the worker, which may come to it when the session is over: nobody is there then. */
  private synchronized void show(Whereabouts here) throws HostFailure {
    if (!closed) {
      presence.show(here.who(), here.at(), here.changing());
    }
  }

  private static void untold(Throwable cause) {
    System.getLogger(Company.class.getName())
        .log(System.Logger.Level.WARNING, "Who else is here is not known.", cause);
  }

  synchronized void close() {
    closed = true;
    watch.ifPresent(Host.Watch::close);
    watch = Optional.empty();
    try {
      presence.leave();
    } catch (HostFailure refused) {
      untold(refused);
    }
  }
}
