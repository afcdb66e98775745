package dev.crashcart.core.network;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service that sets the network up: systemd-networkd, NetworkManager. A further one is a folder
 * more beside theirs and a line in {@link BackEnds}.
 */
public interface NetworkBackEnd {
  BackEndName name();

  /** Whether the service is active on this machine; for a system that does not run, enabled. */
  boolean runs(Host host) throws HostFailure;

  /** What its files say; it only reads. */
  BackEndFiles observe(Host host) throws HostFailure;

  /** The file of somebody else by which it sets a card up; also one that ours would win over. */
  Optional<String> findOthers(Host host) throws HostFailure;

  /** Every file of ours that these settings need, and no other. Pure. */
  List<NetworkFile> render(NetworkSettings desired);

  /** What makes the files take effect, in its order, each with its way back. Pure. */
  List<Step> activate(Activation need);

  /**
   * What has changed, for {@link #activate}.
   *
   * @param desired what is wanted
   * @param before what the files say before the change, and again after it has gone back
   * @param kernel what is in force
   * @param touched the interfaces whose files change or that differ from what is wanted
   * @param gone virtual interfaces of ours that are wanted no more, or whose kind, id or parent
   *     changes, so that they must be made anew
   * @param namesChanged whether name servers, search domains or multicast DNS change
   */
  record Activation(
      NetworkSettings desired,
      BackEndFiles before,
      KernelState kernel,
      Set<InterfaceName> touched,
      Set<InterfaceName> gone,
      boolean namesChanged) {
    public Activation {
      touched = Set.copyOf(touched);
      gone = Set.copyOf(gone);
    }
  }
}
