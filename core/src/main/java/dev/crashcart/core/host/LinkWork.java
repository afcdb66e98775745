package dev.crashcart.core.host;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Links of the pretend kernel being set up by a service: those named, and those that gain or lose
 * their signal by it. First how they stand on each other, then sizes, then addresses.
 */
final class LinkWork {
  /** Where the real services log what they could not do. */
  static final String JOURNAL = SimulatedCommands.STATE + "/journal";

  static final String NEIGHBOURS = SimulatedCommands.STATE + "/neighbours";

  private final SimulatedState state;
  private final SimulatedKernel kernel;
  private final Set<String> plugged;
  private final Setups setups;

  /** What a service wants. */
  interface Setups {
    /** What it wants of a link; nothing leaves the link alone. */
    Optional<LinkSetup> of(SimulatedLink link);

    /** The virtual link of this name that it can make. */
    Optional<VirtualLink> virtual(String name);
  }

  /**
   * @param plugged the cards with a cable
   */
  LinkWork(SimulatedState state, SimulatedKernel kernel, Set<String> plugged, Setups setups) {
    this.state = state;
    this.kernel = kernel;
    this.plugged = plugged;
    this.setups = setups;
  }

  /** Sets up these links and writes down the outcome. */
  void carryOut(Collection<String> names) throws HostFailure {
    Set<String> todo = new TreeSet<>(names);
    todo.addAll(makeVlans(todo));
    links(todo).forEach(this::place);
    // Twice: a bridge is as its ports are, and what is on the bridge as the bridge.
    links(todo).forEach(this::size);
    links(todo).forEach(this::size);
    kernel.look(plugged).forEach(link -> todo.add(link.name));
    Set<String> taken =
        state.words(NEIGHBOURS).stream().map(words -> words.get(0)).collect(Collectors.toSet());
    SetUpLinks memory = SetUpLinks.load(state);
    for (SimulatedLink link : links(todo)) {
      address(link, memory, taken);
    }
    memory.save(state);
    kernel.save(state);
  }

  /** Those of these names that are there; what others stand on first, members last. */
  private List<SimulatedLink> links(Set<String> names) {
    return kernel.links().stream()
        .filter(link -> names.contains(link.name))
        .sorted(
            Comparator.comparing((SimulatedLink link) -> wanted(link).isPresent())
                .thenComparing(link -> link.parent.isPresent())
                .thenComparing(link -> link.index))
        .toList();
  }

  private Optional<String> wanted(SimulatedLink link) {
    return setups.of(link).flatMap(setup -> setup.place().master());
  }

  /** Makes what is missing of the VLANs on these links, and of those on the new ones. */
  private Set<String> makeVlans(Set<String> below) {
    Set<String> made = new TreeSet<>();
    for (SimulatedLink link : links(below)) {
      for (String name : setups.of(link).map(it -> it.place().vlans()).orElse(List.of())) {
        Optional<VirtualLink> vlan = setups.virtual(name).filter(VirtualLink::isVlan);
        if (vlan.isPresent() && kernel.find(name).isEmpty()) {
          make(vlan.get(), Optional.of(link));
          made.add(name);
        }
      }
    }
    if (!made.isEmpty()) {
      made.addAll(makeVlans(made));
    }
    return made;
  }

  /** Whether a card has a cable that leads somewhere. */
  boolean isPlugged(SimulatedLink card) {
    return plugged.contains(card.name);
  }

  void make(VirtualLink virtual, Optional<SimulatedLink> parent) {
    SimulatedLink link = kernel.make(virtual.name(), virtual.kind(), parent, virtual.data());
    virtual.mtu().ifPresent(mtu -> kernel.setMtu(link, mtu));
  }

  private void place(SimulatedLink link) {
    Optional<LinkSetup> setup = setups.of(link);
    if (setup.isEmpty()) {
      return;
    }
    link.up = true;
    Optional<SimulatedLink> master = setup.get().place().master().flatMap(kernel::find);
    if (master.isPresent()) {
      kernel.enslave(link, master.get());
    } else if (link.master.isPresent()) {
      kernel.release(link);
    }
  }

  private void size(SimulatedLink link) {
    Optional<Integer> written = setups.of(link).flatMap(setup -> setup.place().mtu());
    Optional<Integer> least =
        link.kind.equals("bridge")
            ? kernel.links().stream()
                .filter(port -> port.master.filter(link.name::equals).isPresent())
                .map(port -> port.mtu)
                .min(Integer::compare)
            : Optional.empty();
    written.or(() -> least).ifPresent(mtu -> kernel.setMtu(link, mtu));
  }

  private void address(SimulatedLink link, SetUpLinks memory, Set<String> taken)
      throws HostFailure {
    Optional<LinkSetup> setup = setups.of(link);
    if (setup.isEmpty()) {
      if (memory.find(link.name).isPresent()) {
        kernel.clear(link);
        memory.forget(link.name);
      }
      return;
    }
    LinkBringUp bringUp = new LinkBringUp(kernel, link, setup.get(), taken);
    bringUp.carryOut();
    // One that waits for its bond or bridge is looked at again at the next reload.
    boolean waits = !setup.get().place().master().equals(link.master);
    memory.put(
        new SetUpLinks.SetUp(
            link.name,
            setup.get().file(),
            setup.get().text(),
            waits,
            bringUp.nameservers(),
            bringUp.domains()));
    for (String complaint : bringUp.complaints()) {
      state.append(JOURNAL, complaint);
    }
  }
}
