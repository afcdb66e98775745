package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.check.Lease.Families;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One interface in detail, and what can be done with it. */
final class InterfacePage implements Page {
  private static final String EDIT = "edit";
  private static final String LEASE = "lease";
  private static final String BLINK = "blink";
  private static final String REMOVE = "remove";
  private static final String TAKE_OVER = "take-over";
  private static final String FIXED = "fixed";
  private static final Duration BLINKING = Duration.ofSeconds(15);

  private final InterfaceName name;
  private final Kept kept = new Kept();

  InterfacePage(InterfaceName name) {
    this.name = name;
  }

  @Override
  public View view(Desk desk) {
    Optional<InterfaceList.Known> known = InterfaceList.find(desk, name);
    String gone = desk.status().isPresent() ? name + " is gone." : StatusLines.LOOKING;
    NetworkSettings settings = Draft.kept().settings(desk).network();
    return new View.Menu(
        "Interface " + name,
        known.isPresent() ? "" : gone,
        known.map(it -> facts(it, settings)).orElse(List.of()),
        known.map(InterfacePage::items).orElse(List.of()));
  }

  private static List<StatusLine> facts(InterfaceList.Known known, NetworkSettings settings) {
    List<StatusLine> lines = new ArrayList<>();
    known
        .wanted()
        .flatMap(NetworkInterface::description)
        .ifPresent(it -> lines.add(fact("For", it)));
    lines.add(fact("Kind", kind(known)));
    lines.add(
        fact("Link", known.link().map(NetworkWords::link).orElse("not there on this machine")));
    lines.add(
        fact(
            "Set up as",
            known
                .wanted()
                .map(it -> NetworkWords.wanted(it, settings))
                .orElse("not set up here; it stays as it is")));
    known
        .foreign()
        .ifPresent(file -> lines.add(fact("Set up by", file.owner() + ", in " + file.path())));
    known
        .link()
        .ifPresent(
            link -> {
              lines.add(fact("Now", NetworkWords.list(NetworkWords.addresses(link))));
              lines.add(fact("MTU", String.valueOf(link.mtu())));
            });
    return lines;
  }

  private static String kind(InterfaceList.Known known) {
    List<String> words = new ArrayList<>(List.of(known.kind()));
    known.link().flatMap(KernelLink::model).ifPresent(words::add);
    known.link().flatMap(KernelLink::mac).ifPresent(words::add);
    known
        .link()
        .flatMap(KernelLink::vlanId)
        .ifPresent(id -> words.add("id " + id + on(known.link().flatMap(KernelLink::parent))));
    known.link().flatMap(KernelLink::bondMode).ifPresent(words::add);
    known.link().flatMap(KernelLink::master).ifPresent(it -> words.add("part of " + it));
    return String.join(" · ", words);
  }

  private static String on(Optional<String> parent) {
    return parent.map(it -> " on " + it).orElse("");
  }

  private static StatusLine fact(String label, String text) {
    return new StatusLine(Mark.PLAIN, label, text);
  }

  private static List<Item> items(InterfaceList.Known known) {
    boolean ours = known.wanted().isPresent();
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(
            EDIT,
            '1',
            ours ? "Edit" : "Set it up",
            ours || known.isCard()
                ? Optional.empty()
                : Optional.of("somebody else made it; take it over first"),
            "Addresses, DHCP and the rest. Nothing happens before you have seen the plan."));
    items.add(
        new Item(
            LEASE,
            '2',
            "Turn this lease into static settings",
            known.link().filter(NetworkWords::isLeased).isPresent()
                ? Optional.empty()
                : Optional.of("it has no lease"),
            "The addresses it got by DHCP are written down, with the gateway and name servers that"
                + " came along. Best reserve the address at the DHCP server too."));
    items.add(
        new Item(
            BLINK,
            '3',
            "Which port is this?",
            known.isCard() && known.link().isPresent()
                ? Optional.empty()
                : Optional.of(known.isCard() ? "it is not there" : "only a card has a port"),
            "Its light blinks for 15 seconds, where the driver can do that."));
    items.add(
        new Item(
            REMOVE,
            '4',
            known.isCard() ? "Leave it alone again" : "Delete it",
            ours ? Optional.empty() : Optional.of("it is not in the settings"),
            known.isCard()
                ? "Takes it out of the settings: what else is on the machine decides about it then."
                : "Takes it out of the settings and off the machine, after asking about what"
                    + " depends on it."));
    items.add(takeOver(known));
    items.add(fixedAddress(known));
    return items;
  }

  private static Item fixedAddress(InterfaceList.Known known) {
    boolean ours = known.wanted().isPresent();
    boolean part = known.link().flatMap(KernelLink::master).isPresent();
    Optional<String> refusal =
        part
            ? Optional.of("it is part of another one, where addresses belong")
            : ours || known.isCard()
                ? Optional.empty()
                : Optional.of("somebody else made it; take it over first");
    return new Item(
        FIXED,
        '6',
        "Give it a fixed address",
        refusal,
        "The shortest way to a machine that can be reached: an address and the router, nothing"
            + " else. Nothing happens before you have seen the plan.");
  }

  private static Item takeOver(InterfaceList.Known known) {
    boolean ours = known.wanted().isPresent();
    Optional<String> refusal =
        ours
            ? Optional.of("it is set up here already")
            : known.link().isEmpty() ? Optional.of("it is not there") : Optional.empty();
    return new Item(
        TAKE_OVER,
        '5',
        "Take it over as it is",
        refusal,
        "Its addresses and routes of this moment become settings here"
            + known
                .foreign()
                .map(it -> "; " + it.path() + " of " + it.owner() + " is set aside, not deleted.")
                .orElse("."));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Optional<InterfaceList.Known> known = InterfaceList.find(desk, name);
    if (known.isEmpty()) {
      return Next.back();
    }
    return switch (answer.choice()) {
      case EDIT -> kept.open(EDIT, () -> InterfaceFormPage.of(Draft.kept(), name));
      case LEASE -> leaseToStatic().begin(desk);
      case BLINK -> blink(desk);
      case FIXED -> kept.open(FIXED, () -> new FixedAddressPage(name));
      case REMOVE -> RemoveInterfacePage.opening(known.get(), desk);
      case TAKE_OVER ->
          Errand.of(
                  "take over " + name,
                  "crashcart network take-over " + name,
                  (appliance, consent) -> appliance.planTakeOver(List.of(name), consent))
              .begin(desk);
      default -> Next.stay();
    };
  }

  private NetworkChange leaseToStatic() {
    return NetworkChange.to(
        "turn the lease of " + name + " into static settings",
        "crashcart network lease-to-static " + name,
        appliance ->
            appliance
                .current()
                .with(appliance.networkDesk().leaseAsStatic(name, Families.IPV4))
                .toInput());
  }

  private Next blink(Desk desk) {
    return Next.work(
        "The light of " + name + " blinks for " + BLINKING.toSeconds() + " seconds…",
        () -> told(desk.appliance().networkDesk().blink(name, BLINKING)));
  }

  private Next told(Optional<String> refused) throws HostFailure {
    return refused
        .<Next>map(why -> Next.open(CablePage.because(why)))
        .orElseGet(() -> new Next.Tell("The light of " + name + " has blinked."));
  }
}
