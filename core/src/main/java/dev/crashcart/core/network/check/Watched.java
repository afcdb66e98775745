package dev.crashcart.core.network.check;

import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The interfaces a test looks at. */
final class Watched {
  private Watched() {}

  /** Those the settings use, members and parents among them; without any, the machine's cards. */
  static List<String> names(NetworkSettings settings, KernelState kernel) {
    if (!settings.isManaged()) {
      return kernel.links().stream().filter(KernelLink::isPhysical).map(KernelLink::name).toList();
    }
    Set<String> names = new LinkedHashSet<>();
    for (NetworkInterface one : settings.interfaces().values()) {
      boolean used = one.isAddressed() || isPartOfAnother(one.name(), settings);
      if (used) {
        names.add(one.name().value());
      }
    }
    return List.copyOf(names);
  }

  /** Those that are to have addresses of their own. */
  static List<String> addressed(NetworkSettings settings, KernelState kernel) {
    List<String> names = new ArrayList<>();
    if (settings.isManaged()) {
      settings.interfaces().values().stream()
          .filter(NetworkInterface::isAddressed)
          .forEach(one -> names.add(one.name().value()));
      return names;
    }
    kernel.links().stream()
        .filter(link -> link.master().isEmpty())
        .filter(link -> link.isPhysical() || !link.addresses().isEmpty())
        .forEach(link -> names.add(link.name()));
    return names;
  }

  /** The interface of this name; the kernel takes names that the settings do not. */
  static Optional<KernelLink> find(KernelState kernel, String name) {
    return kernel.links().stream().filter(link -> link.name().equals(name)).findFirst();
  }

  /** What is wanted of the interface of this name. */
  static Optional<NetworkInterface> find(NetworkSettings settings, String name) {
    return settings.interfaces().values().stream()
        .filter(one -> one.name().value().equals(name))
        .findFirst();
  }

  private static boolean isPartOfAnother(InterfaceName name, NetworkSettings settings) {
    return settings.interfaces().values().stream()
        .anyMatch(
            other ->
                other.members().contains(name) || other.parent().map(name::equals).orElse(false));
  }
}
