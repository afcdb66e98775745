package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every interface of the machine and of the settings: how it is set up, and how it is now. */
final class InterfacesPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String FIND = "find";
  private static final String ALONE = "not set up here";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "Network interfaces",
        "",
        List.of("Name", "Kind", "Link", "Set up as", "Now", "MAC"),
        desk.status().map(InterfacesPage::rows).orElse(List.of()),
        desk.status().isPresent()
            ? "No interface is known: this system is not running, or it has no ip program. n adds"
                + " one all the same."
            : StatusLines.LOOKING,
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "open"),
            KeyHint.of(NEW, 'n', "new VLAN, bond, bridge"),
            KeyHint.of(FIND, 'w', "which port")));
  }

  private static List<Row> rows(Status status) {
    NetworkSettings settings = status.settings().network();
    return InterfaceList.of(status).stream().map(known -> row(known, settings)).toList();
  }

  private static Row row(InterfaceList.Known known, NetworkSettings settings) {
    Optional<KernelLink> link = known.link();
    List<String> now = link.map(NetworkWords::addresses).orElse(List.of());
    String wanted =
        known.wanted().map(it -> NetworkWords.wanted(it, settings)).orElseGet(() -> alone(known));
    return new Row(
        known.name().value(),
        List.of(
            known.name().value(),
            known.kind(),
            link.map(NetworkWords::link).orElse("missing"),
            wanted,
            now.isEmpty() ? "-" : String.join(", ", now),
            link.flatMap(KernelLink::mac).orElse("-")),
        help(known, wanted, now));
  }

  private static String alone(InterfaceList.Known known) {
    return known.link().flatMap(KernelLink::master).isPresent()
        ? "part of " + known.link().flatMap(KernelLink::master).get()
        : known.foreign().map(file -> "by " + file.owner()).orElse(ALONE);
  }

  /** What does not fit into the columns, in full. */
  private static String help(InterfaceList.Known known, String wanted, List<String> now) {
    List<String> words = new ArrayList<>();
    known.wanted().flatMap(NetworkInterface::description).ifPresent(words::add);
    known.link().flatMap(KernelLink::model).ifPresent(words::add);
    known.link().flatMap(KernelLink::mac).ifPresent(words::add);
    words.add("set up: " + wanted);
    words.add("now: " + NetworkWords.list(now));
    return known.name() + ": " + String.join(" · ", words);
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(NEW)) {
      return kept.open(NEW, InterfaceFormPage::blank);
    }
    if (answer.choice().equals(FIND)) {
      return Next.open(new CablePage());
    }
    return answer
        .row()
        .map(InterfaceName::new)
        .map(name -> kept.open("interface " + name, () -> new InterfacePage(name)))
        .orElse(Next.stay());
  }
}
