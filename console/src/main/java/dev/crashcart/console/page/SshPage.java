package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.SshState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SSH service: whether it is on, who can come in, and all that can be changed about it. */
final class SshPage implements Page {
  private static final String SWITCH = "switch";
  private static final String FOR_A_WHILE = "for-a-while";
  private static final String ACCESS = "access";
  private static final String PLACE = "place";
  private static final String MORE = "more";
  private static final String HOST_KEYS = "host-keys";
  private static final String AUTHORIZED = "authorized-keys";
  private static final String WHO = "who";
  private static final int MOST_ACCOUNTS = 4;

  private final Kept kept = new Kept();

  /** What sshd says; asked by the worker each time the page is opened. */
  private volatile Optional<SshView> look;

  SshPage(Optional<SshView> look) {
    this.look = look;
  }

  /** Asks sshd anew, and opens it. */
  Next opening(Desk desk) {
    return Next.look(
        "Asking sshd who can come in…",
        () -> {
          look = Optional.of(desk.appliance().sshDesk().view());
          return Next.open(this);
        });
  }

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "Remote login (SSH)",
        look.isPresent() ? "" : StatusLines.LOOKING,
        look.map(it -> facts(it, state(it, desk))).orElse(List.of()),
        items(desk));
  }

  /** What is on and until when: the status is newer. */
  private static SshState state(SshView view, Desk desk) {
    return desk.status().map(Status::ssh).orElse(view.state());
  }

  private static List<StatusLine> facts(SshView view, SshState state) {
    List<StatusLine> lines = new ArrayList<>();
    lines.add(
        fact("SSH", SshWords.service(state) + (state.live() ? "; " + SshWords.atBoot(state) : "")));
    lines.add(fact(state.active() ? "Listens on" : "Would use", listening(view)));
    List<AccessRow> matrix = view.matrix();
    if (!state.active()) {
      lines.add(fact("Who", "nobody while it is off; once it is on:"));
    }
    matrix.stream()
        .limit(MOST_ACCOUNTS)
        .map(row -> fact(row.account(), SshWords.comesIn(row)))
        .forEach(lines::add);
    if (matrix.size() > MOST_ACCOUNTS) {
      lines.add(fact("", "and " + (matrix.size() - MOST_ACCOUNTS) + " more: see 8"));
    }
    return lines;
  }

  /** {@code all addresses, port 22}. */
  private static String listening(SshView view) {
    String ports = view.ports().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (view.addresses().isEmpty() ? "all addresses" : String.join(", ", view.addresses()))
        + (ports.isEmpty() ? "" : (view.ports().size() > 1 ? ", ports " : ", port ") + ports);
  }

  private static StatusLine fact(String label, String text) {
    return new StatusLine(Mark.PLAIN, label, text);
  }

  private List<Item> items(Desk desk) {
    return List.of(
        Item.of(SWITCH, '1', "Switch on or off", "Now, and whether it starts with the machine."),
        new Item(
            FOR_A_WHILE,
            '2',
            "On for a while",
            desk.status().map(Status::ssh).flatMap(SshForAWhilePage::refusal),
            "It goes off by itself; the settings stay as they are."),
        Item.of(
            ACCESS,
            '3',
            "Who may come in",
            "By password or by key: root, administrators, everybody else; allowed groups."),
        Item.of(PLACE, '4', "Port and addresses", "Where it listens."),
        Item.of(MORE, '5', "More", "Forwarding, keep-alive, banner, weak algorithms, extra lines."),
        Item.of(
            HOST_KEYS,
            '6',
            "Host keys",
            "By which people know this machine: fingerprints, pictures, QR code, SSHFP; renew."),
        Item.of(
            AUTHORIZED,
            '7',
            "Authorised keys",
            "The keys that open each account: list, add, remove."),
        Item.of(WHO, '8', "Who can come in, and why", "Account by account, as sshd says."));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (look.isEmpty()) {
      return Next.stay();
    }
    SshView view = look.get();
    // A form says what is in force now: when that is another thing, it is another form.
    String name = answer.choice() + " " + view.state().active() + view.inForce();
    return switch (answer.choice()) {
      case SWITCH -> kept.open(name, () -> SshForms.service(view, Draft.kept()));
      case FOR_A_WHILE -> kept.open(FOR_A_WHILE, SshForAWhilePage::new);
      case ACCESS -> kept.open(name, () -> SshForms.access(view, Draft.kept()));
      case PLACE -> kept.open(name, () -> SshForms.place(view, Draft.kept()));
      case MORE -> kept.open(name, () -> new SshMorePage(view, Draft.kept()));
      case HOST_KEYS -> kept.open(HOST_KEYS, HostKeysPage::new);
      case AUTHORIZED -> kept.open(AUTHORIZED, AuthorizedAccountsPage::new);
      case WHO -> Next.open(new AccessPage(view.matrix()));
      default -> Next.stay();
    };
  }
}
