package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main menu: how the appliance is, and ten entries whose numbers never move. */
public final class MainPage implements Page {
  private static final Optional<String> WEB =
      Optional.of("not in this version: comes with the web part");

  private static final String DHCP = "d";
  private static final String SIGN_IN = "sign-in";
  private static final String SIGN_OUT = "sign-out";
  private static final String FIND = "find";

  private final Kept kept = new Kept();
  private final SshPage ssh = new SshPage(Optional.empty());
  private final Optional<String> noShell;

  public MainPage() {
    this(Optional.empty());
  }

  /**
   * The main menu of a session.
   *
   * @param noShell why no shell can be had in it
   */
  MainPage(Optional<String> noShell) {
    this.noShell = noShell;
  }

  @Override
  public View view(Desk desk) {
    List<StatusLine> status = new ArrayList<>(desk.status().map(StatusLines::of).orElse(List.of()));
    desk.others()
        .forEach(menu -> status.add(new StatusLine(Mark.PLAIN, "Also here", menu.sentence())));
    List<Item> items = new ArrayList<>(settings());
    items.addAll(machine(desk));
    items.addAll(others(desk));
    return new View.Menu(title(desk), "", status, items);
  }

  /**
   * The addresses are at the top, also where the screen is too short for the lines of the status.
   */
  private static String title(Desk desk) {
    return "Console setup"
        + desk.status().map(status -> " · " + StatusLines.reach(status)).orElse("");
  }

  private static List<Item> settings() {
    return List.of(
        Item.of(
            "1",
            '1',
            "Sign-in and passwords",
            "Who may sign in: administrator or root, passwords, locked-out accounts."),
        Item.of(
            "2",
            '2',
            "Network interfaces",
            "Addresses, DHCP, bonds, bridges, VLANs; tried out before they are kept."),
        Item.of(
            "3",
            '3',
            "Network settings",
            "Host name, gateway, name servers, proxy; test and reset of the network."),
        Item.of("4", '4', "Static routes", "Routes to networks behind other gateways."),
        Item.of(
            "5",
            '5',
            "Remote login (SSH)",
            "Whether SSH runs, and who may use a password or a key over it."),
        Item.of(
            "6", '6', "SSH keys and connections", "Key pairs, and connections to other machines."),
        new Item("7", '7', "Web interface", WEB, "Its addresses and port, and its set-up code."));
  }

  private List<Item> machine(Desk desk) {
    Optional<String> notRunning =
        desk.appliance().kind() == Host.Kind.OFFLINE
            ? Optional.of("this system is not running")
            : Optional.empty();
    return List.of(
        Item.of(
            "8",
            '8',
            "System",
            "History of the settings, differences, restore, audit log, this program."),
        new Item(
            "9",
            '9',
            "Shell",
            notRunning.or(() -> noShell),
            "A command line on this machine; exit comes back here."),
        new Item(
            "0",
            '0',
            "Restart or shut down",
            notRunning,
            "Asks for the reason and once more before it does it."));
  }

  /** Letters and a slash, so that no number moves. */
  private static List<Item> others(Desk desk) {
    List<Item> items = new ArrayList<>();
    if (desk.status().map(FirstNetwork::isMissing).orElse(false)) {
      items.add(
          Item.of(
              DHCP,
              'd',
              "Get addresses by DHCP on all connected interfaces",
              "No interface has an address yet, and nothing of the network is set up."));
    }
    if (desk.status().flatMap(Status::trialDeadline).isPresent()) {
      items.add(
          Item.of("t", 't', "Change on trial", "Keep it, give it more time, or go back now."));
    }
    if (desk.status().flatMap(Status::rejected).isPresent()) {
      items.add(
          Item.of("w", 'w', "Why the last change went back", "And what you had chosen, to edit."));
    }
    if (desk.gate().asks()) {
      items.add(
          desk.gate()
              .name()
              .map(
                  name ->
                      Item.of(SIGN_OUT, 'o', "Sign out (" + name + ")", "What was typed is gone."))
              .orElse(Item.of(SIGN_IN, 'i', "Sign in", "Asked for before anything is changed.")));
    }
    items.add(Item.of(FIND, '/', "Find an entry", "By a word of its name or its help."));
    return items;
  }

  @Override
  public Page afresh() {
    return new MainPage(noShell);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Optional<Status> status = desk.status();
    return switch (answer.choice()) {
      case "1" -> kept.open("1", SignInPage::new);
      case "2" -> kept.open("2", InterfacesPage::new);
      case "3" -> kept.open("3", NetworkSettingsPage::new);
      case "4" -> kept.open("4", () -> ThingsPage.routes(Draft.kept()));
      case "5" -> ssh.opening(desk);
      case "6" -> kept.open("6", SshKeysPage::new);
      case DHCP -> FirstNetwork.change().begin(desk);
      case "8" -> kept.open("8", SystemPage::new);
      case "9" -> Next.open(new ShellPage());
      case "0" -> kept.open("0", PowerPage::new);
      case SIGN_IN -> Next.open(desk.gate().page());
      case SIGN_OUT -> new Next.SignOut();
      case FIND -> kept.open(FIND, () -> new FindPage(this));
      case "t" ->
          status
              .flatMap(Status::trialDeadline)
              .<Next>map(deadline -> Next.open(new TrialPage(deadline, Optional.empty())))
              .orElse(Next.stay());
      case "w" ->
          status
              .flatMap(Status::rejected)
              .<Next>map(rejected -> Next.open(new RejectedPage(rejected)))
              .orElse(Next.stay());
      default -> Next.stay();
    };
  }
}
