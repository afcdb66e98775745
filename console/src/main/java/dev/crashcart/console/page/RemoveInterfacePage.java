package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.network.Dependents;
import dev.crashcart.core.network.InterfaceName;
import java.util.ArrayList;
import java.util.List;

/** The question whether what depends on an interface goes together with it. */
record RemoveInterfacePage(InterfaceList.Known known, Dependents dependents) implements Page {
  private static final String NO = "no";
  private static final String TOGETHER = "together";

  /** Asks only when something depends on it. */
  static Next opening(InterfaceList.Known known, Desk desk) {
    var settings = Draft.kept().settings(desk).network();
    Dependents dependents =
        known.isCard()
            ? Dependents.ofLeftAlone(settings, known.name())
            : Dependents.ofDeleted(settings, known.name());
    RemoveInterfacePage page = new RemoveInterfacePage(known, dependents);
    return dependents.isAlone() ? page.change().begin(desk) : Next.open(page);
  }

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        (known.isCard() ? "Leave " + known.name() + " alone" : "Delete " + known.name())
            + " with what depends on it?",
        "Together with it go: " + String.join("; ", depending()) + ".",
        List.of(),
        List.of(
            Item.of(NO, 'n', "No, keep it all", "Nothing changes."),
            Item.of(
                TOGETHER,
                'y',
                "Yes, all of it",
                "Goes on to what will change; nothing is done before you say so there.")));
  }

  private List<String> depending() {
    List<String> words = new ArrayList<>();
    dependents.gone().stream()
        .filter(name -> !name.equals(known.name()))
        .forEach(name -> words.add("the interface " + name));
    dependents.members().keySet().stream()
        .sorted()
        .forEach(name -> words.add("its place in " + name));
    if (dependents.gatewayV4()) {
      words.add("the IPv4 gateway, reached through it");
    }
    if (dependents.gatewayV6()) {
      words.add("the IPv6 gateway, reached through it");
    }
    dependents.routes().forEach(name -> words.add("the route " + name));
    return words;
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(TOGETHER) ? change().again(desk) : Next.back();
  }

  private NetworkChange change() {
    SettingEdits edits = new SettingEdits();
    for (InterfaceName name : dependents.gone()) {
      edits.unset(KeyPath.join("network.interfaces", name.value()));
    }
    dependents
        .members()
        .forEach(
            (name, members) ->
                edits.set(
                    KeyPath.join("network.interfaces", name.value()) + ".members",
                    String.join(", ", members.stream().map(InterfaceName::value).toList())));
    if (dependents.gatewayV4()) {
      edits.unset("network.gateway.ipv4");
    }
    if (dependents.gatewayV6()) {
      edits.unset("network.gateway.ipv6");
    }
    dependents.routes().forEach(name -> edits.unset(KeyPath.join("network.routes", name)));
    return NetworkChange.of(
        (known.isCard() ? "leave alone " : "delete ") + known.name(), Draft.kept(), edits);
  }
}
