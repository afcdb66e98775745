package dev.crashcart.core.network.check;

import dev.crashcart.core.network.KernelLink;
import dev.crashcart.core.network.KernelState;
import dev.crashcart.core.network.NetworkSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a signal on the cables. */
final class LinkCheck {
  static final String NAME = "link";

  private LinkCheck() {}

  static List<TestResult> look(NetworkSettings settings, KernelState kernel) {
    List<String> names = Watched.names(settings, kernel);
    if (names.isEmpty()) {
      return List.of(
          failed(
              "",
              "There is no network interface.",
              "Look whether the card is in place and its driver is loaded (dmesg)."));
    }
    boolean oneHasLink =
        kernel.links().stream().anyMatch(link -> names.contains(link.name()) && link.carrier());
    List<TestResult> found = new ArrayList<>();
    for (String name : names) {
      found.add(one(name, kernel, !settings.isManaged() && oneHasLink));
    }
    return found;
  }

  /**
   * One interface.
   *
   * @param spare whether nothing is lost when it has no link
   */
  private static TestResult one(String name, KernelState kernel, boolean spare) {
    Optional<KernelLink> there = Watched.find(kernel, name);
    if (there.isEmpty()) {
      return failed(
          name,
          "There is no interface " + name + " on this machine.",
          "Look whether its name has changed or the settings were not applied yet.");
    }
    KernelLink link = there.get();
    if (link.carrier()) {
      String speed = link.speedMegabits().map(megabits -> " at " + megabits + " Mbit/s").orElse("");
      return TestResult.passed(NAME, name, Duration.ZERO, "There is a link" + speed + ".");
    }
    String sentence = link.up() ? "There is no link." : "It is switched off.";
    String advice =
        link.up()
            ? "Plug the cable in at both ends, or try another cable or switch port."
            : "Give it addresses in the settings, or run: ip link set " + name + " up";
    return spare
        ? new TestResult(NAME, name, Verdict.WARNING, Duration.ZERO, sentence, advice)
        : failed(name, sentence, advice);
  }

  private static TestResult failed(String name, String sentence, String advice) {
    return new TestResult(NAME, name, Verdict.FAILED, Duration.ZERO, sentence, advice);
  }
}
