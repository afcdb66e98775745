package dev.crashcart.core.host;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.IpPrefix;
import dev.crashcart.core.config.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The links, addresses and routes of a simulated appliance, with the rules by which a kernel makes
 * some of them from others. It lies in the four files below {@value #FOLDER} as {@code ip -json}
 * prints it, and is read, changed and written as a whole.
 */
final class SimulatedKernel {
  static final String FOLDER = SimulatedCommands.STATE + "/kernel";
  static final String LINKS = FOLDER + "/link.json";
  static final String ADDRESSES = FOLDER + "/address.json";
  static final String ROUTES = FOLDER + "/route.json";
  static final String ROUTES_V6 = FOLDER + "/route6.json";

  private static final long V6_METRIC = 256;

  /** How deep links may stand on each other; a circle ends here. */
  private static final int MOST_LAYERS = 8;

  private final Map<String, SimulatedLink> links = new LinkedHashMap<>();
  private final List<SimulatedRoute> routes = new ArrayList<>();

  /** As the files say. */
  static SimulatedKernel load(SimulatedState state) throws HostFailure {
    SimulatedKernel kernel = new SimulatedKernel();
    Map<String, JsonObject> addresses =
        state.objects(ADDRESSES).stream()
            .collect(
                Collectors.toMap(
                    tree -> tree.text("ifname").orElse(""), Function.identity(), (a, b) -> a));
    for (JsonObject tree : state.objects(LINKS)) {
      SimulatedLink link =
          SimulatedLink.of(
              tree, addresses.getOrDefault(tree.text("ifname").orElse(""), JsonObject.EMPTY));
      kernel.links.put(link.name, link);
    }
    for (boolean v4 : List.of(true, false)) {
      state.objects(v4 ? ROUTES : ROUTES_V6).stream()
          .map(tree -> SimulatedRoute.find(tree, v4))
          .flatMap(Optional::stream)
          .forEach(kernel.routes::add);
    }
    return kernel;
  }

  /** Writes the files, those of sysfs included. */
  void save(SimulatedState state) throws HostFailure {
    saveItself(state);
    new SimulatedSysfs(state).show(links.values());
  }

  /** Writes the files of the kernel alone, when more is to come. */
  void saveItself(SimulatedState state) throws HostFailure {
    routes.sort(
        Comparator.comparing((SimulatedRoute route) -> route.destination().length() > 0)
            .thenComparing(route -> route.destination().toString())
            .thenComparing(SimulatedRoute::device)
            .thenComparing(route -> route.metric().orElse(0L))
            .thenComparing(route -> route.gateway().map(IpAddress::toString).orElse("")));
    state.putObjects(LINKS, links.values().stream().map(SimulatedLink::tree).toList());
    state.putObjects(ADDRESSES, links.values().stream().map(SimulatedLink::addressTree).toList());
    state.putObjects(ROUTES, trees(true));
    state.putObjects(ROUTES_V6, trees(false));
  }

  private List<Map<String, Object>> trees(boolean v4) {
    return routes.stream().filter(r -> r.isV4() == v4).map(SimulatedRoute::tree).toList();
  }

  Collection<SimulatedLink> links() {
    return List.copyOf(links.values());
  }

  List<SimulatedRoute> routes() {
    return List.copyOf(routes);
  }

  Optional<SimulatedLink> find(String name) {
    return Optional.ofNullable(links.get(name));
  }

  /** Takes a new link; its number is the next one. */
  SimulatedLink make(
      String name, String kind, Optional<SimulatedLink> parent, Map<String, Object> data) {
    int index = links.values().stream().mapToInt(link -> link.index).max().orElse(0) + 1;
    String mac =
        parent
            .map(below -> below.mac)
            .orElse("02:00:5e:10:01:" + HexFormat.of().toHexDigits((byte) index));
    SimulatedLink link = new SimulatedLink(index, name, kind, mac, data);
    link.parent = parent.map(below -> below.name);
    parent.ifPresent(below -> link.mtu = below.mtu);
    links.put(name, link);
    return link;
  }

  /** A card that is put in. */
  SimulatedLink insert(String name, String mac) {
    SimulatedLink card = make(name, "", Optional.empty(), Map.of());
    card.mac = mac;
    return card;
  }

  /** Takes a link away, and with it the VLANs on it, as the kernel does. */
  void delete(String name) {
    SimulatedLink gone = links.get(name);
    if (gone == null) {
      return;
    }
    clear(gone);
    links().stream()
        .filter(link -> link.master.filter(name::equals).isPresent())
        .forEach(this::release);
    List<String> above =
        links().stream()
            .filter(link -> link.parent.filter(name::equals).isPresent())
            .map(link -> link.name)
            .toList();
    links.remove(name);
    above.forEach(this::delete);
  }

  /** Makes a link a member of a bond or bridge, which takes its addresses from it. */
  void enslave(SimulatedLink member, SimulatedLink master) {
    if (member.master.filter(master.name::equals).isPresent()) {
      return;
    }
    release(member);
    boolean first = links().stream().noneMatch(one -> one.master.equals(Optional.of(master.name)));
    member.master = Optional.of(master.name);
    member.masterKind = Optional.of(master.kind);
    clear(member);
    if (first) {
      master.mac = member.mac;
    }
    if (master.kind.equals("bond")) {
      member.ownMac = Optional.of(member.mac);
      member.mac = master.mac;
      member.mtu = master.mtu;
    }
  }

  /** Takes a link out of its bond or bridge. */
  void release(SimulatedLink member) {
    member.master = Optional.empty();
    member.masterKind = Optional.empty();
    member.ownMac.ifPresent(own -> member.mac = own);
    member.ownMac = Optional.empty();
  }

  /** Sets the largest packet; a VLAN cannot take more than what it is on. */
  void setMtu(SimulatedLink link, int mtu) {
    int most = link.parent.flatMap(this::find).map(below -> below.mtu).orElse(mtu);
    link.mtu = Math.min(mtu, most);
    for (SimulatedLink other : links()) {
      boolean above = other.parent.filter(link.name::equals).isPresent();
      boolean member = other.master.filter(link.name::equals).isPresent();
      if (above && other.mtu > link.mtu) {
        setMtu(other, link.mtu);
      } else if (member && link.kind.equals("bond")) {
        setMtu(other, link.mtu);
      }
    }
  }

  /** Takes addresses and routes off a link. */
  void clear(SimulatedLink link) {
    link.addresses.clear();
    routes.removeIf(route -> route.device().equals(link.name));
  }

  /** Gives a link an address, with the route to its network. */
  void addAddress(SimulatedLink link, SimulatedAddress address) {
    link.add(address);
    IpPrefix prefix = address.prefix();
    boolean own = !address.dynamic() && !address.duplicate();
    if (own && !(prefix.isV4() && prefix.isHost())) {
      routes.removeIf(route -> isConnected(route, link, prefix));
      routes.add(
          new SimulatedRoute(
              prefix.network(),
              Optional.empty(),
              link.name,
              "kernel",
              Optional.of(prefix.address()).filter(IpAddress::isV4),
              prefix.isV4() ? Optional.empty() : Optional.of(V6_METRIC)));
    }
  }

  private static boolean isConnected(SimulatedRoute route, SimulatedLink link, IpPrefix prefix) {
    return route.device().equals(link.name)
        && route.protocol().equals("kernel")
        && route.destination().equals(prefix.network());
  }

  /**
   * Takes a route.
   *
   * @param onLink whether the router is to be believed on the link
   * @return whether it was taken: the kernel refuses a router it cannot reach
   */
  boolean addRoute(SimulatedRoute route, boolean onLink) {
    SimulatedLink link = links.get(route.device());
    boolean reachable =
        route
            .gateway()
            .map(router -> onLink || router.isLinkLocal() || link.reaches(router))
            .orElse(true);
    if (reachable && !routes.contains(route)) {
      routes.add(route);
    }
    return reachable;
  }

  /**
   * Looks at every link whether it has a signal.
   *
   * @param plugged the cards with a cable
   * @return the links for which that has changed
   */
  List<SimulatedLink> look(Set<String> plugged) {
    List<SimulatedLink> changed = new ArrayList<>();
    for (SimulatedLink link : links.values()) {
      boolean now = hasSignal(link, plugged, MOST_LAYERS);
      if (now != link.carrier) {
        link.carrier = now;
        changed.add(link);
      }
    }
    return changed;
  }

  private boolean hasSignal(SimulatedLink link, Set<String> plugged, int layers) {
    if (!link.up || layers == 0) {
      return false;
    }
    if (link.isCard()) {
      return plugged.contains(link.name);
    }
    if (link.parent.isPresent()) {
      return find(link.parent.get()).filter(it -> hasSignal(it, plugged, layers - 1)).isPresent();
    }
    boolean together = link.kind.equals("bond") || link.kind.equals("bridge");
    return !together
        || links.values().stream()
            .filter(other -> other.master.filter(link.name::equals).isPresent())
            .anyMatch(other -> hasSignal(other, plugged, layers - 1));
  }

  /** The tags of the VLANs that a link is on, the outermost first: which network it is in. */
  List<Integer> tags(SimulatedLink link) {
    List<Integer> tags = new ArrayList<>();
    Optional<SimulatedLink> at = Optional.of(link);
    for (int layers = MOST_LAYERS; at.isPresent() && layers > 0; layers--) {
      at.get().vlanId().ifPresent(id -> tags.add(0, id));
      at = below(at.get());
    }
    return tags;
  }

  private Optional<SimulatedLink> below(SimulatedLink link) {
    return link.parent
        .flatMap(this::find)
        .or(
            () ->
                links.values().stream()
                    .filter(it -> it.carrier && it.master.filter(link.name::equals).isPresent())
                    .findFirst());
  }
}
