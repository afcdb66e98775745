package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.network.InterfaceKind;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.Ipv4Method;
import dev.crashcart.core.network.Ipv6Method;
import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.NetworkBackEnd.Activation;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The commands that bring changed profiles into force, and old ones again.
 *
 * <p>No command waits until an interface is up: without a cable or a DHCP server that would be a
 * failure of the whole change. A profile that is gone takes its interface down with it, and one
 * that was there for any card takes over by itself, so that nothing is to be run for these.
 */
final class ProfileActivation {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> RELOAD = List.of("nmcli", "connection", "reload");

  private final Activation need;
  private final Members members;
  private final Foundations wanted;
  private final Foundations old;

  ProfileActivation(Activation need) {
    this.need = need;
    this.members = new Members(need.desired());
    this.wanted = Foundations.of(members);
    this.old = Foundations.of(need.before());
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    // Before the profiles are read again: afterwards NetworkManager deletes what it made itself.
    existing(false).forEach(name -> steps.add(delete(name, "it is wanted no more")));
    steps.add(new Step.Run(RELOAD, "NetworkManager reads the profiles again", LIMIT, wayBack()));
    // After it: else NetworkManager might make it once more as it was.
    existing(true).forEach(name -> steps.add(delete(name, "it is made anew")));
    for (InterfaceName name : wanted.inOrder(activated())) {
      steps.add(Step.Run.of(up(name), name + " takes its profile", LIMIT));
    }
    return steps;
  }

  /** What has the old profiles in force once their files are back. */
  private List<List<String>> wayBack() {
    List<List<String>> back = new ArrayList<>();
    back.add(RELOAD);
    existing(true).forEach(name -> back.add(deletion(name)));
    Set<InterfaceName> changed = new TreeSet<>(old.standsOn().keySet());
    changed.removeAll(members.all().keySet());
    changed.addAll(need.touched());
    changed.addAll(activated());
    // An idle card refuses, but what this change activates is idle no more.
    changed.removeIf(name -> isIdle(name) && oldNeedsCable(name) && !activated().contains(name));
    old.inOrder(changed).forEach(name -> back.add(up(name)));
    return back;
  }

  /**
   * The virtual interfaces that go, as far as they are there; made anew or not. A VLAN comes before
   * what it is on, with which the kernel would delete it unasked.
   */
  private List<InterfaceName> existing(boolean madeAnew) {
    return new TreeSet<>(need.gone())
        .stream()
            .filter(name -> need.kernel().find(name).isPresent())
            .filter(name -> members.all().containsKey(name) == madeAnew)
            .sorted(
                Comparator.comparing(
                    name -> need.kernel().find(name).orElseThrow().parent().isEmpty()))
            .toList();
  }

  /**
   * What is activated: what is touched or made anew, and what stands on the latter, which the
   * kernel deletes with it. A card that is not in the machine takes its profile when it comes.
   */
  private Set<InterfaceName> activated() {
    Set<InterfaceName> active = new TreeSet<>(need.touched());
    Set<InterfaceName> anew = new TreeSet<>(need.gone());
    for (InterfaceName name : wanted.inOrder(members.all().keySet())) {
      if (wanted.standsOn().get(name).stream().anyMatch(anew::contains)) {
        active.add(name);
        members.all().get(name).parent().ifPresent(parent -> anew.add(name));
      }
    }
    active.addAll(anew);
    active.retainAll(members.all().keySet());
    active.removeIf(name -> isMissingCard(name) || isIdle(name) && needsCable(name));
    return active;
  }

  private boolean isMissingCard(InterfaceName name) {
    return members.all().get(name).kind() == InterfaceKind.PHYSICAL
        && need.kernel().find(name).isEmpty();
  }

  /** Whether it is a card without a cable and nothing set up on it. */
  private boolean isIdle(InterfaceName name) {
    return need.kernel().find(name).filter(KernelLink::isPhysical).stream()
        .anyMatch(link -> !link.carrier() && link.addresses().isEmpty());
  }

  /**
   * Whether NetworkManager refuses to activate the profile on an idle card: when there is nothing
   * to be done before something is learnt. It does it by itself when the cable comes.
   */
  private boolean needsCable(InterfaceName name) {
    NetworkInterface one = members.all().get(name);
    return members.findMaster(name).isEmpty()
        && one.ipv4Method() != Ipv4Method.STATIC
        && one.ipv6Method() != Ipv6Method.STATIC;
  }

  /** The same of the profile before the change. */
  private boolean oldNeedsCable(InterfaceName name) {
    Map<String, String> values =
        Keyfile.values(need.before().own().getOrDefault(Profile.path(name), ""));
    return !values.containsKey("connection.master")
        && !"manual".equals(values.get("ipv4.method"))
        && !"manual".equals(values.get("ipv6.method"));
  }

  private static Step delete(InterfaceName name, String why) {
    return Step.Run.of(deletion(name), why, LIMIT);
  }

  private static List<String> deletion(InterfaceName name) {
    return List.of("ip", "link", "delete", "dev", name.value());
  }

  private static List<String> up(InterfaceName name) {
    return List.of("nmcli", "--wait", "0", "connection", "up", "filename", Profile.path(name));
  }
}
