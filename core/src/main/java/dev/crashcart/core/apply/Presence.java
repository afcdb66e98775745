package dev.crashcart.core.apply;

import dev.crashcart.core.config.Json;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LiveProcess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One menu's place among the menus that are open on this machine: a file below {@code
 * /run/crashcart/terminals} that says who is there and what they are at. A file whose process died
 * does not count, and is removed by whoever comes across it. Thread-safe.
 */
public final class Presence {
  public static final String FOLDER = "/run/crashcart/terminals";

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final Host host;
  private final LiveProcess process = LiveProcess.self();
  private final String file = process.number() + "-" + OPENED.incrementAndGet() + ".json";
  private Optional<Menu> shown = Optional.empty();
  private boolean left;

  Presence(Host host) {
    this.host = host;
  }

  /**
   * A menu that is open.
   *
   * @param terminal such as {@code /dev/pts/3}
   * @param account who is signed in there; empty where nobody is
   * @param since when the menu was opened
   * @param at the page it is at, such as "Network interfaces"; empty at the main menu
   * @param changing whether something is being changed there, not only looked at
   */
  public record Menu(
      String terminal, Optional<String> account, Instant since, String at, boolean changing) {
    /** {@code ann on pts/3, changing Network interfaces}. */
    public String sentence() {
      String who = account.map(name -> name + " on ").orElse("");
      String doing = at.isEmpty() ? "" : (changing ? ", changing " : ", at ") + at;
      return who + terminal.replaceFirst("^/dev/", "") + doing;
    }
  }

  /** Says who is here and what they are at; writes only what is new, and nothing after leaving. */
  public synchronized void show(Who who, String at, boolean changing) throws HostFailure {
    Instant since = shown.map(Menu::since).orElseGet(host::now);
    Menu menu = new Menu(who.terminal(), who.account(), since, at, changing);
    if (left || shown.equals(Optional.of(menu))) {
      return;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pid", process.number());
    members.put("started", process.started());
    members.put("terminal", menu.terminal());
    menu.account().ifPresent(name -> members.put("account", name));
    members.put("since", menu.since().toString());
    members.put("at", menu.at());
    members.put("changing", menu.changing());
    host.write(
        FOLDER + "/" + file,
        (Json.line(members) + "\n").getBytes(StandardCharsets.UTF_8),
        FileFacts.file(0600, 0, 0));
    shown = Optional.of(menu);
  }

  /** The other menus, in the order of their terminals. */
  public synchronized List<Menu> others() throws HostFailure {
    List<Menu> menus = new ArrayList<>();
    for (String name : host.names(FOLDER)) {
      if (!name.equals(file) && name.endsWith(".json")) {
        find(FOLDER + "/" + name).ifPresent(menus::add);
      }
    }
    menus.sort(Comparator.comparing(Menu::terminal).thenComparing(Menu::since));
    return List.copyOf(menus);
  }

  /** Calls back soon after another menu has come, gone or moved on. */
  public Host.Watch watch(Runnable changed) throws HostFailure {
    return host.watch(List.of(FOLDER), changed);
  }

  /** This menu is closed for good. */
  public synchronized void leave() throws HostFailure {
    left = true;
    host.remove(FOLDER + "/" + file);
  }

  private Optional<Menu> find(String path) throws HostFailure {
    Optional<Map<String, Object>> members =
        host.read(path).flatMap(it -> Json.readObject(new String(it, StandardCharsets.UTF_8)));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> it = members.get();
    boolean alive =
        it.get("pid") instanceof Long number
            && it.get("started") instanceof Long started
            && new LiveProcess(number, started).isAlive();
    if (!alive) {
      host.remove(path);
      return Optional.empty();
    }
    return menu(it);
  }

  private static Optional<Menu> menu(Map<String, Object> it) {
    try {
      return Optional.of(
          new Menu(
              text(it, "terminal"),
              Optional.of(text(it, "account")).filter(name -> !name.isEmpty()),
              Instant.parse(text(it, "since")),
              text(it, "at"),
              Boolean.TRUE.equals(it.get("changing"))));
    } catch (DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, Object> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
