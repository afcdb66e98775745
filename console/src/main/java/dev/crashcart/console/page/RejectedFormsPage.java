package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms of a change that went back, filled with what was chosen then. */
final class RejectedFormsPage implements Page {
  private static final String INTERFACE = "interface ";
  private static final String NAMES = "names";
  private static final String GATEWAYS = "gateways";
  private static final String HOSTS = "hosts";
  private static final String PROXY = "proxy";
  private static final String BACK_END = "back-end";
  private static final String ROUTES = "routes";
  private static final int DIGITS = 9;

  private final Settings settings;
  private final Draft draft;
  private final Kept kept = new Kept();

  RejectedFormsPage(Settings settings) {
    this.settings = settings;
    this.draft = new Draft(Optional.of(settings));
  }

  @Override
  public View view(Desk desk) {
    List<Item> items = new ArrayList<>();
    for (InterfaceName name : settings.network().interfaces().keySet()) {
      char key = items.size() < DIGITS ? (char) ('1' + items.size()) : ' ';
      items.add(Item.of(INTERFACE + name, key, "Interface " + name, "As you had set it up."));
    }
    items.add(Item.of(NAMES, 'h', "Host name and time servers", "As you had set them."));
    items.add(Item.of(GATEWAYS, 'g', "Gateways and name servers", "As you had set them."));
    items.add(Item.of(HOSTS, 'n', "Names of other machines", "As you had set them."));
    items.add(Item.of(PROXY, 'p', "HTTP proxy", "As you had set it."));
    items.add(Item.of(BACK_END, 'c', "Carried out by, time on trial", "As you had set it."));
    items.add(Item.of(ROUTES, 'r', "Static routes", "As you had set them."));
    return new View.Menu(
        "Edit what went back",
        "Each form holds what you had chosen. What you change goes into the plan together with all"
            + " the rest of it.",
        List.of(),
        items);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String choice = answer.choice();
    if (choice.startsWith(INTERFACE)) {
      InterfaceName name = new InterfaceName(choice.substring(INTERFACE.length()));
      return kept.open(choice, () -> InterfaceFormPage.of(draft, name));
    }
    return switch (choice) {
      case NAMES -> kept.open(choice, () -> NetworkForms.names(draft));
      case GATEWAYS -> kept.open(choice, () -> NetworkForms.gateways(draft));
      case HOSTS -> kept.open(choice, () -> ThingsPage.hosts(draft));
      case PROXY -> kept.open(choice, () -> NetworkForms.proxy(draft));
      case BACK_END -> kept.open(choice, () -> NetworkForms.backEnd(draft));
      case ROUTES -> kept.open(choice, () -> ThingsPage.routes(draft));
      default -> Next.stay();
    };
  }
}
