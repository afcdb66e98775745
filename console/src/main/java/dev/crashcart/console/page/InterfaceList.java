package dev.crashcart.console.page;

import dev.crashcart.core.apply.Status;
import dev.crashcart.core.network.ForeignFile;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The interfaces there are, in the settings or on the machine or in both. */
public final class InterfaceList {
  /** What people set up; others, such as tunnels and containers, belong to their programs. */
  private static final Set<String> KINDS = Set.of(KernelLink.PHYSICAL, "vlan", "bond", "bridge");

  private InterfaceList() {}

  /**
   * One of them.
   *
   * @param wanted what the settings say; empty when they leave it alone
   * @param link what the kernel has; empty when it is not there
   * @param foreign who else sets it up, such as {@code netplan}
   */
  public record Known(
      InterfaceName name,
      Optional<NetworkInterface> wanted,
      Optional<KernelLink> link,
      Optional<ForeignFile> foreign) {
    /** Whether it is a card of the machine. */
    public boolean isCard() {
      return wanted
          .map(it -> it.kind() == InterfaceKind.PHYSICAL)
          .orElse(link.map(KernelLink::isPhysical).orElse(false));
    }

    /** Its kind in a word. */
    public String kind() {
      return wanted
          .map(it -> NetworkWords.kind(it.kind()))
          .or(() -> link.map(NetworkWords::kind))
          .orElse("");
    }
  }

  /** All of them, in the kernel's order; what is not there comes last. */
  static List<Known> of(NetworkSettings settings, NetworkState state) {
    Map<InterfaceName, Known> all = new LinkedHashMap<>();
    for (KernelLink link : state.kernel().links()) {
      name(link)
          .filter(it -> KINDS.contains(link.kind()) || settings.interfaces().containsKey(it))
          .ifPresent(it -> all.put(it, known(it, settings, state)));
    }
    settings.interfaces().keySet().forEach(it -> all.putIfAbsent(it, known(it, settings, state)));
    return new ArrayList<>(all.values());
  }

  /** The kernel takes names that no settings can hold; such an interface is left out. */
  private static Optional<InterfaceName> name(KernelLink link) {
    try {
      return Optional.of(new InterfaceName(link.name()));
    } catch (IllegalArgumentException odd) {
      return Optional.empty();
    }
  }

  private static Known known(InterfaceName name, NetworkSettings settings, NetworkState state) {
    KernelState kernel = state.kernel();
    return new Known(
        name,
        Optional.ofNullable(settings.interfaces().get(name)),
        kernel.find(name),
        state.files().foreign().stream().filter(file -> file.about().equals(name)).findFirst());
  }

  /** The one of this name, as the latest status knows it. */
  static Optional<Known> find(Desk desk, InterfaceName name) {
    return desk.status().map(InterfaceList::of).orElse(List.of()).stream()
        .filter(known -> known.name().equals(name))
        .findFirst();
  }

  /** All of them, as a status knows them. */
  public static List<Known> of(Status status) {
    return of(status.settings().network(), status.network());
  }
}
