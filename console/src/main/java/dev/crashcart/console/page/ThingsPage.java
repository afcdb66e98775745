package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.Route;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.system.HostsEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A list of named things of the settings, to add to, change and take from. */
final class ThingsPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String REMOVE = "remove";

  private final Kind kind;
  private final Draft draft;
  private final Kept kept = new Kept();

  /**
   * What is listed.
   *
   * @param word one of them, such as {@code route}
   * @param group the dotted key above their names
   */
  private record Kind(
      String title,
      String word,
      String group,
      List<String> columns,
      Function<Settings, List<Row>> rows,
      BiFunction<Draft, Optional<String>, Page> form) {}

  private ThingsPage(Kind kind, Draft draft) {
    this.kind = kind;
    this.draft = draft;
  }

  /** The static routes. */
  static ThingsPage routes(Draft draft) {
    return new ThingsPage(
        new Kind(
            "Static routes",
            "route",
            NetworkForms.ROUTES,
            List.of("Name", "Destination", "Gateway", "Metric", "Description"),
            settings -> routes(settings.network()),
            NetworkForms::route),
        draft);
  }

  /** The entries of hosts(5). */
  static ThingsPage hosts(Draft draft) {
    return new ThingsPage(
        new Kind(
            "Names of other machines",
            "name",
            NetworkForms.HOSTS,
            List.of("Name", "Addresses", "Also called"),
            settings -> settings.system().hosts().values().stream().map(ThingsPage::host).toList(),
            NetworkForms::hostsEntry),
        draft);
  }

  private static List<Row> routes(NetworkSettings settings) {
    return settings.routes().values().stream().map(ThingsPage::route).toList();
  }

  private static Row route(Route route) {
    return new Row(
        route.name(),
        List.of(
            route.name(),
            Route.DESTINATION.show(route.destination()),
            Route.GATEWAY.show(route.gateway()),
            route.metric().map(String::valueOf).orElse("-"),
            Route.DESCRIPTION.show(route.description())));
  }

  private static Row host(HostsEntry entry) {
    return new Row(
        entry.name().text(),
        List.of(
            entry.name().text(),
            NetworkWords.list(entry.addresses()),
            entry.aliases().isEmpty()
                ? "-"
                : NetworkWords.list(entry.aliases().stream().map(DnsName::text).toList())));
  }

  @Override
  public View view(Desk desk) {
    return new View.Table(
        kind.title(),
        "",
        kind.columns(),
        kind.rows().apply(draft.settings(desk)),
        desk.status().isPresent() || draft.fixed().isPresent()
            ? "There is no " + kind.word() + " yet; n adds one."
            : StatusLines.LOOKING,
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "change"),
            KeyHint.of(NEW, 'n', "new " + kind.word()),
            KeyHint.of(REMOVE, 'd', "delete")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(NEW)) {
      return kept.open(NEW, () -> kind.form().apply(draft, Optional.empty()));
    }
    if (answer.row().isEmpty()) {
      return Next.stay();
    }
    String name = answer.row().get();
    return answer.choice().equals(REMOVE)
        ? NetworkChange.of(
                "delete the " + kind.word() + " " + name,
                draft,
                new SettingEdits().unset(KeyPath.join(kind.group(), name)))
            .begin(desk)
        : kept.open("thing " + name, () -> kind.form().apply(draft, Optional.of(name)));
  }
}
