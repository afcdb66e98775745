package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The systemd-networkd of a simulated appliance: reads the files of systemd.network(5) and
 * systemd.netdev(5) by their own rules and sets the pretend kernel up as they say. It never deletes
 * a link it has made, and never changes what one is made of, as the real one does not.
 */
final class SimulatedNetworkd implements LinkWork.Setups {
  private final SimulatedState state;
  private final SimulatedKernel kernel;
  private final LinkWork work;
  private NetworkdFiles files;

  SimulatedNetworkd(SimulatedState state, SimulatedKernel kernel, Set<String> plugged)
      throws HostFailure {
    this.state = state;
    this.kernel = kernel;
    this.work = new LinkWork(state, kernel, plugged, this);
    this.files = NetworkdFiles.loaded(state);
  }

  @Override
  public Optional<LinkSetup> of(SimulatedLink link) {
    return files.of(link).map(NetworkdFile::setup);
  }

  @Override
  public Optional<VirtualLink> virtual(String name) {
    return Optional.ofNullable(files.virtual().get(name));
  }

  /**
   * {@code networkctl reload}: new virtual links are made, links with other files set up anew. A
   * VLAN is made only when what it stands on is set up, so one that was deleted comes again with
   * the {@code reconfigure} of that.
   */
  void reload() throws HostFailure {
    files = NetworkdFiles.load(state);
    for (VirtualLink link : new TreeMap<>(files.virtual()).values()) {
      if (!link.isVlan() && kernel.find(link.name()).isEmpty()) {
        work.make(link, Optional.empty());
      }
    }
    SetUpLinks memory = SetUpLinks.load(state);
    List<String> changed = new ArrayList<>();
    for (SimulatedLink link : kernel.links()) {
      Optional<String> before =
          memory
              .find(link.name)
              .filter(setUp -> !setUp.waits())
              .map(setUp -> setUp.file() + "\n" + setUp.text());
      Optional<String> now = of(link).map(setup -> setup.file() + "\n" + setup.text());
      if (!before.equals(now)) {
        changed.add(link.name);
      }
    }
    setUp(changed);
  }

  /** Its start: what another service has set up is not its own. */
  void start() throws HostFailure {
    SetUpLinks memory = SetUpLinks.load(state);
    memory.keepFiles(NetworkdFiles.NETWORK);
    memory.save(state);
    reload();
  }

  /** {@code networkctl reconfigure}: these links are set up anew. */
  void setUp(Collection<String> names) throws HostFailure {
    work.carryOut(names);
  }
}
