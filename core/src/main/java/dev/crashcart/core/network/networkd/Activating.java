package dev.crashcart.core.network.networkd;

import dev.crashcart.core.network.Desired;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkBackEnd.Activation;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes files of networkd take effect, networkctl(1), and its way back. It does what networkd
 * leaves undone: it neither takes away nor changes a device that it once made, makes a VLAN only
 * while it sets up what the VLAN is on, and never gives a device its usual MTU back. Pure.
 */
final class Activating {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int USUAL_MTU = 1500;

  /** How deep devices may stand on each other; a circle ends here. */
  private static final int MOST_LAYERS = 8;

  private final Activation need;
  private final Desired desired;
  private final Map<String, KernelLink> there = new HashMap<>();
  private final Set<InterfaceName> coming = new HashSet<>();

  Activating(Activation need) {
    this.need = need;
    this.desired = new Desired(need.desired());
    need.kernel().links().forEach(link -> there.put(link.name(), link));
    for (NetworkInterface one : desired.interfaces().values()) {
      boolean comes = !there.containsKey(one.name().value()) || need.gone().contains(one.name());
      if (one.kind() != InterfaceKind.PHYSICAL && comes) {
        coming.add(one.name());
      }
    }
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    need.gone().stream()
        .filter(name -> there.containsKey(name.value()))
        .sorted(Comparator.comparing(this::depth).reversed().thenComparing(name -> name))
        .forEach(
            name ->
                steps.add(
                    Step.Run.of(delete(name), "networkd does not take away what it made", LIMIT)));
    List<String> reload = List.of("networkctl", "reload");
    steps.add(new Step.Run(reload, "networkd reads its files again", LIMIT, back(reload)));
    List<String> again = new TreeSet<>(again()).stream().map(InterfaceName::value).toList();
    if (!again.isEmpty()) {
      List<String> command = new ArrayList<>(List.of("networkctl", "reconfigure"));
      command.addAll(again);
      steps.add(new Step.Run(command, "the interfaces are set up anew", LIMIT, List.of(command)));
    }
    sizes(steps);
    if (need.namesChanged()) {
      List<String> command = List.of("systemctl", "try-reload-or-restart", "systemd-resolved");
      steps.add(new Step.Run(command, "the name servers take effect", LIMIT, List.of(command)));
    }
    return steps;
  }

  /** On how many others a device stands now. */
  private int depth(InterfaceName name) {
    int depth = 0;
    Optional<String> below = parent(name.value());
    while (below.isPresent() && depth < MOST_LAYERS) {
      depth++;
      below = parent(below.get());
    }
    return depth;
  }

  private Optional<String> parent(String name) {
    return Optional.ofNullable(there.get(name)).flatMap(KernelLink::parent);
  }

  /**
   * Those that are there all the time and must be looked at again: what changes, the members of a
   * bond or bridge that is made anew, and what a VLAN that is made anew is on. What stands on
   * something that is made anew comes with it.
   */
  private Set<InterfaceName> again() {
    Set<InterfaceName> again = new HashSet<>(need.touched());
    for (InterfaceName name : coming) {
      NetworkInterface one = desired.interfaces().get(name);
      again.addAll(one.members());
      one.parent().ifPresent(again::add);
    }
    again.removeIf(
        name ->
            !there.containsKey(name.value()) || need.gone().contains(name) || goesWithOther(name));
    return again;
  }

  /** A VLAN on what is deleted is deleted with it. */
  private boolean goesWithOther(InterfaceName name) {
    Optional<String> below = parent(name.value());
    for (int layers = 0; below.isPresent() && layers < MOST_LAYERS; layers++) {
      String at = below.get();
      if (need.gone().stream().anyMatch(gone -> gone.value().equals(at))) {
        return true;
      }
      below = parent(at);
    }
    return false;
  }

  /** What came goes, the uppermost first; what was made anew is made anew from the old files. */
  private List<List<String>> back(List<String> reload) {
    List<List<String>> back = new ArrayList<>();
    coming.stream()
        .sorted(
            Comparator.comparing((InterfaceName name) -> !isVlan(name)).thenComparing(name -> name))
        .forEach(name -> back.add(delete(name)));
    back.add(reload);
    return back;
  }

  private boolean isVlan(InterfaceName name) {
    return desired.interfaces().get(name).kind() == InterfaceKind.VLAN;
  }

  /** Of a size that is no longer written the usual one; and back to what they were. */
  private void sizes(List<Step> steps) {
    List<List<String>> back = new ArrayList<>();
    List<Step> usual = new ArrayList<>();
    for (NetworkInterface one : desired.interfaces().values()) {
      KernelLink link = there.get(one.name().value());
      if (link == null || coming.contains(one.name()) || goesWithOther(one.name())) {
        continue;
      }
      if (sizeFrom(one).filter(mtu -> mtu != link.mtu()).isPresent()) {
        back.add(size(link.name(), link.mtu()));
      } else if (one.mtu().isEmpty() && wasWritten(one.name()) && link.mtu() != USUAL_MTU) {
        usual.add(
            new Step.Run(
                size(link.name(), USUAL_MTU),
                "networkd leaves the size that was written",
                LIMIT,
                List.of(size(link.name(), link.mtu()))));
      }
    }
    if (!back.isEmpty() && steps.get(steps.size() - 1) instanceof Step.Run last) {
      back.addAll(0, last.back());
      steps.set(steps.size() - 1, new Step.Run(last.command(), last.why(), last.limit(), back));
    }
    steps.addAll(usual);
  }

  /** A bond gives its members its size, and nothing on top of another takes more than that. */
  private Optional<Integer> sizeFrom(NetworkInterface one) {
    return one.mtu()
        .or(
            () ->
                desired
                    .master(one.name())
                    .filter(master -> master.kind() == InterfaceKind.BOND)
                    .flatMap(NetworkInterface::mtu))
        .or(() -> one.parent().map(desired.interfaces()::get).flatMap(NetworkInterface::mtu));
  }

  private boolean wasWritten(InterfaceName name) {
    String path = NetworkdBackEnd.FOLDER + "/" + NetworkdBackEnd.PREFIX + name + ".network";
    return need.before().own().getOrDefault(path, "").contains("\nMTUBytes=");
  }

  private static List<String> size(String name, int mtu) {
    return List.of("ip", "link", "set", "dev", name, "mtu", String.valueOf(mtu));
  }

  private static List<String> delete(InterfaceName name) {
    return List.of("ip", "link", "delete", "dev", name.value());
  }
}
