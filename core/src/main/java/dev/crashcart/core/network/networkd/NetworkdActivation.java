package dev.crashcart.core.network.networkd;

import dev.crashcart.core.network.Desired;
import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkBackEnd.Activation;
import dev.crashcart.core.network.NetworkFile;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The commands that bring changed files of networkd into force, and old ones again. */
final class NetworkdActivation {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> RELOAD = List.of("networkctl", "reload");
  private static final List<String> RESTART = List.of("systemctl", "restart", "systemd-networkd");
  private static final String USUAL_MTU = "1500";

  private final Activation need;
  private final Map<String, KernelLink> links = new HashMap<>();

  /** The interfaces afterwards, those included that are only members or parents. */
  private final Map<InterfaceName, NetworkInterface> wanted;

  NetworkdActivation(Activation need) {
    this.need = need;
    this.wanted = new Desired(need.desired()).interfaces();
    need.kernel().links().forEach(link -> links.put(link.name(), link));
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (String name : going()) {
      steps.add(Step.Run.of(deletion(name), "networkd does not take away what it made", LIMIT));
    }
    for (String name : shrinking()) {
      List<String> command = List.of("ip", "link", "set", "dev", name, "mtu", USUAL_MTU);
      steps.add(Step.Run.of(command, "networkd leaves the size that it was given", LIMIT));
    }
    steps.add(
        new Step.Run(
            reading(),
            reading().equals(RELOAD)
                ? "networkd reads its files again"
                : "networkd remembers a VLAN as it was until it starts anew",
            LIMIT,
            back()));
    List<String> again =
        new TreeSet<>(need.touched())
            .stream()
                .map(InterfaceName::value)
                .filter(name -> links.containsKey(name) && !vanishes(name))
                .toList();
    if (!again.isEmpty()) {
      List<String> command = new ArrayList<>(List.of("networkctl", "reconfigure"));
      command.addAll(again);
      steps.add(new Step.Run(command, "the interfaces are set up anew", LIMIT, List.of(command)));
    }
    if (need.namesChanged()) {
      List<String> command =
          List.of("systemctl", "try-reload-or-restart", NetworkdBackEnd.RESOLVER);
      steps.add(new Step.Run(command, "the name servers take effect", LIMIT, List.of(command)));
    }
    return steps;
  }

  /**
   * Reading the files again. A VLAN that networkd (252) knows stays for it what it was, whatever
   * becomes of the device and of its file, until networkd starts anew; addresses stay meanwhile.
   */
  private List<String> reading() {
    Map<String, String> files =
        new NetworkdBackEnd()
            .render(need.desired()).stream()
                .collect(Collectors.toMap(NetworkFile::path, NetworkFile::content));
    boolean stale =
        need.before().own().entrySet().stream()
            .filter(file -> file.getValue().contains("\nKind=vlan\n"))
            .anyMatch(file -> !file.getValue().equals(files.get(file.getKey())));
    boolean remade =
        need.gone().stream()
            .anyMatch(
                name ->
                    Optional.ofNullable(wanted.get(name))
                        .filter(one -> one.kind() == InterfaceKind.VLAN)
                        .isPresent());
    return stale || remade ? RESTART : RELOAD;
  }

  /** What is deleted, and what stands on something else before that. */
  private List<String> going() {
    return need.gone().stream()
        .map(InterfaceName::value)
        .filter(links::containsKey)
        .sorted(Comparator.comparing((String name) -> -depth(name)).thenComparing(name -> name))
        .toList();
  }

  /** Whether it is deleted, or the kernel deletes it with what it stands on. */
  private boolean vanishes(String name) {
    Optional<String> below = Optional.of(name);
    for (int i = 0; below.isPresent() && i <= links.size(); i++) {
      String one = below.get();
      if (need.gone().stream().anyMatch(gone -> gone.value().equals(one))) {
        return true;
      }
      below = Optional.ofNullable(links.get(one)).flatMap(KernelLink::parent);
    }
    return false;
  }

  private int depth(String name) {
    int depth = 0;
    Optional<String> below = Optional.of(name);
    while (below.isPresent() && depth < links.size()) {
      below = Optional.ofNullable(links.get(below.get())).flatMap(KernelLink::parent);
      depth++;
    }
    return depth;
  }

  /** Interfaces whose size is written no more. */
  private List<String> shrinking() {
    List<String> names = new ArrayList<>();
    for (InterfaceName name : new TreeSet<>(need.touched())) {
      String path = NetworkdBackEnd.FOLDER + "/" + NetworkdBackEnd.PREFIX + name + ".network";
      boolean written = need.before().own().getOrDefault(path, "").contains("\nMTUBytes=");
      boolean free =
          wanted.containsKey(name) && wanted.get(name).mtu().isEmpty() && !vanishes(name.value());
      if (written && free && links.containsKey(name.value())) {
        names.add(name.value());
      }
    }
    return names;
  }

  /** What came goes; what was made anew is made anew from the old files. */
  private List<List<String>> back() {
    List<List<String>> back = new ArrayList<>(sizes());
    wanted.values().stream()
        .filter(one -> one.kind() != InterfaceKind.PHYSICAL)
        .filter(one -> !links.containsKey(one.name().value()) || need.gone().contains(one.name()))
        .sorted(Comparator.comparing(one -> one.kind() != InterfaceKind.VLAN))
        .forEach(one -> back.add(deletion(one.name().value())));
    back.add(reading());
    return back;
  }

  /**
   * The sizes that change, as they were: the old files need not name them. They come first, for
   * what is made anew takes the size of what it is on.
   */
  private List<List<String>> sizes() {
    List<List<String>> sizes = new ArrayList<>();
    List<String> shrinking = shrinking();
    for (NetworkInterface one : wanted.values()) {
      Optional<KernelLink> link = Optional.ofNullable(links.get(one.name().value()));
      if (link.isPresent() && !vanishes(one.name().value())) {
        int now = link.get().mtu();
        boolean changes = sizeFrom(one).filter(mtu -> mtu != now).isPresent();
        if (changes || shrinking.contains(one.name().value())) {
          sizes.add(
              List.of("ip", "link", "set", "dev", one.name().value(), "mtu", String.valueOf(now)));
        }
      }
    }
    return sizes;
  }

  /** A bond gives its members its size, and nothing on top of another takes more than that. */
  private Optional<Integer> sizeFrom(NetworkInterface one) {
    return one.mtu()
        .or(() -> masterSize(one))
        .or(() -> one.parent().map(wanted::get).flatMap(NetworkInterface::mtu));
  }

  private Optional<Integer> masterSize(NetworkInterface member) {
    return wanted.values().stream()
        .filter(one -> one.kind() == InterfaceKind.BOND && one.mtu().isPresent())
        .filter(one -> one.members().contains(member.name()))
        .findFirst()
        .flatMap(NetworkInterface::mtu);
  }

  private static List<String> deletion(String name) {
    return List.of("ip", "link", "delete", "dev", name);
  }
}
