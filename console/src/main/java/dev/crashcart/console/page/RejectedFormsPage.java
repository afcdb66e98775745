package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.apply.SshView;
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
  private static final String SSH_SWITCH = "ssh";
  private static final String SSH_ACCESS = "ssh-access";
  private static final String SSH_PLACE = "ssh-place";
  private static final String SSH_MORE = "ssh-more";
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
    if (settings.ssh().service().isManaged()) {
      items.add(Item.of(SSH_SWITCH, 's', "SSH on or off", "As you had set it."));
      items.add(Item.of(SSH_ACCESS, 'w', "Who may come in over SSH", "As you had set it."));
      items.add(Item.of(SSH_PLACE, 'o', "Port and addresses of SSH", "As you had set them."));
      items.add(Item.of(SSH_MORE, 'm', "More about SSH", "As you had set it."));
    }
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
      case SSH_SWITCH, SSH_ACCESS, SSH_PLACE, SSH_MORE -> ssh(choice, desk);
      default -> Next.stay();
    };
  }

  /** The forms of SSH say what is in force, so sshd is asked before. */
  private Next ssh(String choice, Desk desk) {
    return Next.look(
        "Asking sshd what is in force ...",
        () -> {
          SshView view = desk.appliance().sshDesk().view();
          return kept.open(
              choice,
              () ->
                  switch (choice) {
                    case SSH_SWITCH -> SshForms.service(view, draft);
                    case SSH_ACCESS -> SshForms.access(view, draft);
                    case SSH_PLACE -> SshForms.place(view, draft);
                    default -> new SshMorePage(view, draft);
                  });
        });
  }
}
