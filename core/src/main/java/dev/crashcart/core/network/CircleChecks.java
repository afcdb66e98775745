package dev.crashcart.core.network;

import dev.crashcart.core.config.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule that no interface is, by however many others, on top of itself. */
final class CircleChecks {
  private final NetworkReading reading;

  /** What each interface that may be in a circle is on top of. */
  private final Map<InterfaceName, Set<InterfaceName>> below = new HashMap<>();

  private CircleChecks(NetworkReading reading) {
    this.reading = reading;
    for (NetworkInterface one : reading.interfaces()) {
      Set<InterfaceName> parts = new LinkedHashSet<>(one.members());
      one.parent().ifPresent(parts::add);
      parts.removeIf(part -> reading.find(part).isEmpty());
      below.put(one.name(), parts);
    }
  }

  /** Each circle is told once, at the first of its interfaces. */
  static void check(NetworkReading reading) {
    CircleChecks checks = new CircleChecks(reading);
    checks.removeGrounded();
    Set<InterfaceName> told = new HashSet<>();
    for (NetworkInterface one : reading.interfaces()) {
      if (checks.below.containsKey(one.name()) && !told.contains(one.name())) {
        checks.follow(one.name(), told);
      }
    }
  }

  /** Takes out, from the bottom up, what stands on nothing but cards. */
  private void removeGrounded() {
    Map<InterfaceName, List<InterfaceName>> above = new HashMap<>();
    Deque<InterfaceName> grounded = new ArrayDeque<>();
    below.forEach(
        (name, parts) -> {
          parts.forEach(part -> above.computeIfAbsent(part, any -> new ArrayList<>()).add(name));
          if (parts.isEmpty()) {
            grounded.add(name);
          }
        });
    while (!grounded.isEmpty()) {
      InterfaceName name = grounded.remove();
      below.remove(name);
      for (InterfaceName one : above.getOrDefault(name, List.of())) {
        below.get(one).remove(name);
        if (below.get(one).isEmpty()) {
          grounded.add(one);
        }
      }
    }
  }

  /** Goes down until an interface comes again: what is left always leads to a circle. */
  private void follow(InterfaceName start, Set<InterfaceName> told) {
    Set<InterfaceName> path = new LinkedHashSet<>();
    InterfaceName next = start;
    while (path.add(next) && !told.contains(next)) {
      next = below.get(next).iterator().next();
    }
    if (told.contains(next)) {
      told.addAll(path);
      return;
    }
    told.addAll(path);
    List<InterfaceName> circle = new ArrayList<>(path);
    tell(new ArrayList<>(circle.subList(circle.indexOf(next), circle.size())));
  }

  private void tell(List<InterfaceName> circle) {
    NetworkInterface one = reading.find(circle.get(0)).orElseThrow();
    Key<?> guilty =
        one.parent().filter(circle.get(1 % circle.size())::equals).isPresent()
            ? NetworkInterface.PARENT
            : NetworkInterface.MEMBERS;
    circle.add(circle.get(0));
    reading.error(
        one,
        guilty,
        circle.size() == 2
            ? one.name() + " cannot be on top of itself; write another interface."
            : "these are on top of each other in a circle, "
                + NetworkReading.some(circle)
                + "; take one of them out.");
  }
}
