package dev.crashcart.core.network.networkmanager;

import dev.crashcart.core.network.BackEndFiles;
import dev.crashcart.core.network.InterfaceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each interface with a profile of ours stands on: a member on its bond or bridge, a VLAN on
 * its parent.
 */
record Foundations(Map<InterfaceName, Set<InterfaceName>> standsOn) {
  /** As the settings want it. */
  static Foundations of(Members members) {
    Map<InterfaceName, Set<InterfaceName>> standsOn = new TreeMap<>();
    members
        .all()
        .forEach((name, one) -> standsOn.put(name, both(members.findMaster(name), one.parent())));
    return new Foundations(standsOn);
  }

  /** As the profiles say it. */
  static Foundations of(BackEndFiles files) {
    Map<InterfaceName, Set<InterfaceName>> standsOn = new TreeMap<>();
    files
        .own()
        .forEach(
            (path, text) -> {
              Map<String, String> values = Keyfile.values(text);
              Profile.findOwner(path.substring(path.lastIndexOf('/') + 1))
                  .ifPresent(
                      name ->
                          standsOn.put(
                              name,
                              both(
                                  findName(values, "connection.master"),
                                  findName(values, "vlan.parent"))));
            });
    return new Foundations(standsOn);
  }

  /** Those of the names that have a profile, each after what it stands on. */
  List<InterfaceName> inOrder(Collection<InterfaceName> names) {
    Set<InterfaceName> ordered = new LinkedHashSet<>();
    Set<InterfaceName> begun = new LinkedHashSet<>();
    standsOn.keySet().forEach(name -> add(name, ordered, begun));
    List<InterfaceName> wanted = new ArrayList<>(ordered);
    wanted.retainAll(names);
    return wanted;
  }

  private void add(InterfaceName name, Set<InterfaceName> ordered, Set<InterfaceName> begun) {
    if (standsOn.containsKey(name) && begun.add(name)) {
      standsOn.get(name).forEach(below -> add(below, ordered, begun));
      ordered.add(name);
    }
  }

  private static Optional<InterfaceName> findName(Map<String, String> values, String key) {
    return Optional.ofNullable(values.get(key)).flatMap(ForeignProfiles::findName);
  }

  private static Set<InterfaceName> both(
      Optional<InterfaceName> one, Optional<InterfaceName> other) {
    return Stream.concat(one.stream(), other.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
