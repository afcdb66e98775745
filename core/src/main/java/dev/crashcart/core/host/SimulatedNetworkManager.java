package dev.crashcart.core.host;

import dev.crashcart.core.config.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The NetworkManager of a simulated appliance: profiles, the one that is active on each link, and
 * those that connect by themselves. It goes by what it read last, kept in {@value #LOADED}; a
 * profile that others may read it ignores, as the real one does.
 */
final class SimulatedNetworkManager implements LinkWork.Setups {
  private static final String LOADED = SimulatedCommands.STATE + "/profiles.json";
  private static final String ENDING = ".nmconnection";
  private static final String RESOLV_CONF = "/etc/resolv.conf";
  private static final String CONF_D = "/etc/NetworkManager/conf.d";
  private static final String MADE = "/run/NetworkManager/system-connections";
  private static final List<String> FOLDERS =
      List.of(
          "/etc/NetworkManager/system-connections",
          MADE,
          "/usr/lib/NetworkManager/system-connections");

  private final SimulatedState state;
  private final SimulatedKernel kernel;
  private final LinkWork work;
  private final Map<String, Keyfile> profiles = new TreeMap<>();
  private SetUpLinks active;

  SimulatedNetworkManager(SimulatedState state, SimulatedKernel kernel, Set<String> plugged)
      throws HostFailure {
    this.state = state;
    this.kernel = kernel;
    this.work = new LinkWork(state, kernel, plugged, this);
    this.active = SetUpLinks.load(state);
    for (JsonObject file : state.objects(LOADED)) {
      String path = file.text("path").orElse("");
      profiles.put(path, Keyfile.read(path, file.text("text").orElse("")));
    }
  }

  List<Keyfile> profiles() {
    return List.copyOf(profiles.values());
  }

  /** The path of the profile that is active on a link. */
  Optional<String> active(String link) {
    return active.find(link).map(SetUpLinks.SetUp::file);
  }

  @Override
  public Optional<LinkSetup> of(SimulatedLink link) {
    return active
        .find(link.name)
        .map(setUp -> Keyfile.read(setUp.file(), setUp.text()))
        .map(profile -> profile.setup(profile.master().map(this::interfaceOf)));
  }

  @Override
  public Optional<VirtualLink> virtual(String name) {
    return Optional.empty();
  }

  /** A master may be named by its profile. */
  private String interfaceOf(String master) {
    return profiles.values().stream()
        .filter(profile -> profile.id().equals(master) || profile.uuid().equals(master))
        .flatMap(profile -> profile.device().stream())
        .findFirst()
        .orElse(master);
  }

  /** Its start: what another service has set up is not its own; every card is switched on. */
  void start() throws HostFailure {
    active.keepFiles(ENDING);
    kernel.links().stream().filter(SimulatedLink::isCard).forEach(card -> card.up = true);
    carryOut(Set.of());
    reload();
  }

  /** {@code nmcli connection reload}: reads all profiles; what is active stays as it is. */
  void reload() throws HostFailure {
    profiles.clear();
    for (String folder : FOLDERS) {
      for (String name : state.names(folder)) {
        load(folder + "/" + name);
      }
    }
    keep();
    connectAll();
  }

  /** {@code nmcli connection load}: reads these files alone. */
  void load(List<String> paths) throws HostFailure {
    for (String path : paths) {
      profiles.remove(path);
      load(path);
    }
    keep();
    connectAll();
  }

  private void load(String path) throws HostFailure {
    Optional<FileFacts> facts = state.facts(path);
    if (!path.endsWith(ENDING) || facts.isEmpty()) {
      return;
    }
    if ((facts.get().mode() & 0077) != 0 || facts.get().uid() != 0) {
      state.append(LinkWork.JOURNAL, path + ": File permissions are insecure; ignoring.");
      return;
    }
    profiles.put(path, Keyfile.read(path, state.text(path)));
  }

  private void keep() throws HostFailure {
    List<Map<String, String>> trees = new ArrayList<>();
    for (Keyfile profile : profiles.values()) {
      Map<String, String> tree = new LinkedHashMap<>();
      tree.put("path", profile.path());
      tree.put("text", profile.text());
      trees.add(tree);
    }
    state.putObjects(LOADED, trees);
  }

  /**
   * Brings a profile up, and first the one of its bond or bridge.
   *
   * @return why it cannot be; empty when it is up
   */
  Optional<String> up(Keyfile profile) throws HostFailure {
    Optional<String> master = profile.master().map(this::interfaceOf);
    if (master.isPresent() && active(master.get()).isEmpty()) {
      Optional<Keyfile> its =
          profiles.values().stream().filter(it -> it.device().equals(master)).findFirst();
      Optional<String> refused =
          its.isEmpty() ? Optional.of("Master connection not found") : up(its.get());
      if (refused.isPresent()) {
        return refused;
      }
    }
    Optional<SimulatedLink> link = profile.isVirtual() ? made(profile) : found(profile);
    if (link.isEmpty()) {
      return Optional.of("No suitable device found for this connection.");
    }
    if (link.get().isCard() && !work.isPlugged(link.get())) {
      return Optional.of(
          "No suitable device found for this connection (device "
              + link.get().name
              + " not available because device has no carrier).");
    }
    active.put(SetUpLinks.SetUp.of(link.get().name, profile.path(), profile.text()));
    carryOut(Set.of(link.get().name));
    return Optional.empty();
  }

  private Optional<SimulatedLink> found(Keyfile profile) {
    return kernel.links().stream().filter(profile::suits).findFirst();
  }

  private Optional<SimulatedLink> made(Keyfile profile) {
    Optional<VirtualLink> wanted = profile.virtual();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Optional<SimulatedLink> there = kernel.find(wanted.get().name());
    if (there.isEmpty()) {
      Optional<SimulatedLink> parent =
          profile.parent().map(this::interfaceOf).flatMap(kernel::find);
      if (wanted.get().isVlan() && parent.isEmpty()) {
        return Optional.empty();
      }
      parent.ifPresent(below -> below.up = true);
      work.make(wanted.get(), parent);
      return kernel.find(wanted.get().name());
    }
    return there
        .filter(profile::suits)
        .map(
            link -> {
              link.data.clear();
              link.data.putAll(wanted.get().data());
              return link;
            });
  }

  /** Sets links up as their active profiles say. */
  void carryOut(Set<String> names) throws HostFailure {
    active.save(state);
    work.carryOut(names);
    active = SetUpLinks.load(state);
    names();
  }

  /** {@code nmcli device reapply}: the active profile as it was read last. */
  void reapply(SimulatedLink link) throws HostFailure {
    Optional<Keyfile> profile = active(link.name).map(profiles::get);
    if (profile.isPresent()) {
      up(profile.get());
    }
  }

  /** Takes a profile off its links; a link that it had made goes. */
  void down(Keyfile profile) throws HostFailure {
    for (SimulatedLink link : kernel.links()) {
      if (active(link.name).filter(profile.path()::equals).isPresent()) {
        disconnect(link);
      }
    }
  }

  /** {@code nmcli device disconnect}. */
  void disconnect(SimulatedLink link) throws HostFailure {
    active.forget(link.name);
    kernel.links().stream()
        .filter(member -> member.master.filter(link.name::equals).isPresent())
        .forEach(member -> active.forget(member.name));
    kernel.clear(link);
    kernel.release(link);
    if (!link.kind.isEmpty()) {
      kernel.delete(link.name);
    }
    active.keepOnly(kernel.links().stream().map(one -> one.name).toList());
    carryOut(Set.of());
  }

  /** {@code nmcli connection delete}: takes it down and removes its file. */
  void delete(Keyfile profile) throws HostFailure {
    down(profile);
    profiles.remove(profile.path());
    state.remove(profile.path());
    keep();
    connectAll();
  }

  /** Brings up what connects by itself on links on which nothing is active. */
  void connectAll() throws HostFailure {
    List<Keyfile> ready =
        profiles.values().stream()
            .filter(Keyfile::connectsItself)
            .sorted(
                Comparator.comparing((Keyfile profile) -> -profile.priority())
                    .thenComparing(Keyfile::isVirtual))
            .toList();
    Set<String> waiting = new TreeSet<>();
    for (Keyfile profile : ready) {
      Optional<String> device = profile.isVirtual() ? profile.device() : free(profile);
      if (device.isPresent() && active(device.get()).isEmpty() && up(profile).isPresent()) {
        waiting.add(profile.path());
      }
    }
    // A VLAN on what came up only after it.
    for (Keyfile profile : ready) {
      if (waiting.contains(profile.path()) && profile.device().flatMap(this::active).isEmpty()) {
        up(profile);
      }
    }
    for (SimulatedLink card : kernel.links()) {
      if (card.isCard() && work.isPlugged(card) && active(card.name).isEmpty()) {
        connectByDefault(card);
      }
    }
  }

  private Optional<String> free(Keyfile profile) {
    return kernel.links().stream()
        .filter(link -> profile.suits(link) && work.isPlugged(link))
        .filter(link -> active(link.name).isEmpty())
        .map(link -> link.name)
        .findFirst();
  }

  /** A card that no profile is about gets one with DHCP, unless the configuration forbids it. */
  private void connectByDefault(SimulatedLink card) throws HostFailure {
    boolean named = profiles.values().stream().anyMatch(it -> !it.isVirtual() && it.suits(card));
    if (named || settings("main", "no-auto-default").findFirst().isPresent()) {
      return;
    }
    String id = "Wired connection " + (card.index - 1);
    String path = MADE + "/" + id + ".nmconnection";
    state.putPrivate(
        path,
        String.format(
            "[connection]%nid=%s%nuuid=00000000-0000-4000-8000-%012d%ntype=ethernet%n"
                + "interface-name=%s%nautoconnect-priority=-999%n%n"
                + "[ipv4]%nmethod=auto%n%n[ipv6]%nmethod=auto%n",
            id, card.index, card.name));
    load(path);
    keep();
    up(profiles.get(path));
  }

  private Stream<String> settings(String section, String key) throws HostFailure {
    StringBuilder text = new StringBuilder(state.text("/etc/NetworkManager/NetworkManager.conf"));
    for (String name : state.names(CONF_D)) {
      text.append('\n').append(name.endsWith(".conf") ? state.text(CONF_D + "/" + name) : "");
    }
    return IniFile.read(text.toString()).last(section, key).stream()
        .flatMap(value -> Stream.of(value.split("[,;\\s]+")))
        .filter(word -> !word.isEmpty());
  }

  /** Writes the resolver's file, unless systemd-resolved has it. */
  void names() throws HostFailure {
    if (state.words(SimulatedUnits.ACTIVE).contains(List.of(SimulatedUnits.RESOLVED))) {
      return;
    }
    Set<String> servers = new LinkedHashSet<>();
    Set<String> domains = new LinkedHashSet<>(settings("global-dns", "searches").toList());
    settings("global-dns-domain-*", "servers").forEach(servers::add);
    boolean global = !servers.isEmpty();
    for (SimulatedLink link : kernel.links()) {
      if (link.carrier && !global) {
        active.find(link.name).ifPresent(setUp -> servers.addAll(setUp.nameservers()));
        active.find(link.name).ifPresent(setUp -> domains.addAll(setUp.domains()));
      }
    }
    StringBuilder text = new StringBuilder("# Generated by NetworkManager\n");
    if (!domains.isEmpty()) {
      text.append("search ").append(String.join(" ", domains)).append('\n');
    }
    servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    state.put(RESOLV_CONF, text.toString());
  }
}
