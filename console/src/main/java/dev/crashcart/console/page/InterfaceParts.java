package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an interface can be made of: the members of a bond or bridge and the parent of a VLAN, each
 * with the reason when it cannot be taken.
 */
final class InterfaceParts {
  private static final String MEMBER = NetworkInterface.MEMBERS.name() + " ";

  private final NetworkSettings settings;
  private final Optional<NetworkInterface> base;
  private final List<InterfaceList.Known> known;
  private final Map<String, String> typed;
  private final InterfaceKind kind;

  InterfaceParts(
      NetworkSettings settings,
      Optional<NetworkInterface> base,
      List<InterfaceList.Known> known,
      Map<String, String> typed,
      InterfaceKind kind) {
    this.settings = settings;
    this.base = base;
    this.kind = kind;
    this.typed = typed;
    // Members that were chosen before come first, in their order, which is kept.
    this.known =
        known.stream()
            .filter(it -> base.filter(own -> own.name().equals(it.name())).isEmpty())
            .sorted(Comparator.comparingInt(it -> place(it.name(), base)))
            .toList();
  }

  private static int place(InterfaceName name, Optional<NetworkInterface> base) {
    int at = base.map(it -> it.members().indexOf(name)).orElse(-1);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  /** A tick for each candidate. */
  List<Field> members() {
    List<Field> ticks = new ArrayList<>();
    for (InterfaceList.Known one : known) {
      if (!fits(one)) {
        continue;
      }
      Optional<String> refusal = memberRefusal(one);
      Field tick =
          Field.tick(
                  MEMBER + one.name(),
                  "Member " + one.name() + " (" + what(one) + ")",
                  "Space ticks it. Its own addresses go away: those of the "
                      + NetworkWords.kind(kind)
                      + " count.",
                  refusal.isEmpty() && ticked(one.name()))
              .shaping();
      ticks.add(refusal.map(tick::disabledBecause).orElse(tick));
    }
    return ticks;
  }

  /** A bond is made of cards; a bridge is not part of a bridge. */
  private boolean fits(InterfaceList.Known one) {
    return kind == InterfaceKind.BOND ? one.isCard() : !one.kind().equals("bridge");
  }

  private static String what(InterfaceList.Known one) {
    return one.kind() + one.link().map(link -> ", " + NetworkWords.link(link)).orElse("");
  }

  private boolean ticked(InterfaceName name) {
    boolean before = base.map(it -> it.members().contains(name)).orElse(false);
    return Boolean.parseBoolean(typed.getOrDefault(MEMBER + name, String.valueOf(before)));
  }

  /** The names of the ticked members. */
  List<String> chosen() {
    return known.stream()
        .filter(one -> fits(one) && memberRefusal(one).isEmpty() && ticked(one.name()))
        .map(one -> one.name().value())
        .toList();
  }

  private Optional<String> memberRefusal(InterfaceList.Known one) {
    Optional<InterfaceName> master =
        NetworkWords.master(one.name(), settings)
            .filter(it -> base.filter(own -> own.name().equals(it)).isEmpty());
    if (master.isPresent()) {
      return Optional.of("it is part of " + master.get() + " already");
    }
    if (kind == InterfaceKind.BOND && hasVlan(one.name())) {
      return Optional.of("a VLAN is on it; put that on the bond instead");
    }
    return isBelow(one.name()) ? Optional.of("it is made on this one itself") : foreign(one);
  }

  /** One that somebody else made can be used only after it was taken over. */
  private static Optional<String> foreign(InterfaceList.Known one) {
    return one.isCard() || one.wanted().isPresent()
        ? Optional.empty()
        : Optional.of("somebody else made it; take it over first");
  }

  private boolean hasVlan(InterfaceName name) {
    return settings.interfaces().values().stream()
        .anyMatch(it -> it.parent().filter(name::equals).isPresent());
  }

  /** Whether an interface is made, over however many steps, on the one that is edited. */
  private boolean isBelow(InterfaceName name) {
    if (base.isEmpty()) {
      return false;
    }
    Optional<NetworkInterface> at = Optional.ofNullable(settings.interfaces().get(name));
    for (int steps = 0; at.isPresent() && steps <= settings.interfaces().size(); steps++) {
      NetworkInterface one = at.get();
      if (one.parent().filter(base.get().name()::equals).isPresent()
          || one.members().contains(base.get().name())) {
        return true;
      }
      at = one.parent().map(settings.interfaces()::get);
    }
    return false;
  }

  /** The choice of what a VLAN is on; those that cannot be taken stand in its help. */
  Field parent(String now) {
    List<String> choices = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (InterfaceList.Known one : known) {
      Optional<String> refusal = parentRefusal(one);
      if (refusal.isEmpty()) {
        choices.add(one.name().value());
      } else {
        refused.add(one.name() + ": " + refusal.get());
      }
    }
    if (!now.isEmpty() && !choices.contains(now)) {
      choices.add(0, now);
    }
    String help =
        NetworkInterface.PARENT.help()
            + (refused.isEmpty() ? "" : " Not " + String.join("; not ", refused) + ".");
    Field field =
        Field.choice(
            NetworkInterface.PARENT.name(),
            NetworkInterface.PARENT.label(),
            help,
            now.isEmpty() ? choices.stream().findFirst().orElse("") : now,
            choices);
    return choices.isEmpty()
        ? field.disabledBecause("there is no interface a VLAN could be on")
        : field.shaping();
  }

  private Optional<String> parentRefusal(InterfaceList.Known one) {
    Optional<InterfaceName> master = NetworkWords.master(one.name(), settings);
    if (master.isPresent()) {
      return Optional.of("it is part of " + master.get());
    }
    if (one.kind().equals("VLAN")) {
      return Optional.of("it is a VLAN itself");
    }
    return one.kind().equals("bridge") ? Optional.of("it is a bridge") : foreign(one);
  }

  /** What a new one is called when nobody says otherwise. */
  String suggestedName() {
    if (kind == InterfaceKind.VLAN) {
      String parent = typed.getOrDefault(NetworkInterface.PARENT.name(), parent("").value());
      String id = typed.getOrDefault(NetworkInterface.ID.name(), "").strip();
      return parent + "." + (id.isEmpty() ? "ID" : id);
    }
    String stem = kind == InterfaceKind.BOND ? "bond" : "br";
    int number = 0;
    while (isTaken(stem + number)) {
      number++;
    }
    return stem + number;
  }

  private boolean isTaken(String name) {
    return known.stream().anyMatch(one -> one.name().value().equals(name));
  }
}
