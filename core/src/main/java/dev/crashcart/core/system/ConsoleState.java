package dev.crashcart.core.system;

import dev.crashcart.core.system.SystemState.SystemFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the console behaves now, and what its files say.
 *
 * @param live whether the system runs, so that commands make sense
 * @param packaged whether Crashcart's package is there, whose units and generator carry most out
 * @param files path to text of each file of ours; a missing one is left out
 * @param missing the folders of those files that are not there
 * @param sysrqOfOthers what the machine's other files say of SysRq, sysctl.d(5)
 */
public record ConsoleState(
    boolean live,
    boolean packaged,
    Map<String, SystemFile> files,
    Set<String> missing,
    Optional<Integer> sysrqOfOthers,
    InForce inForce) {

  /**
   * What is in force; empty where it is not known or was not asked, for the settings say nothing of
   * it.
   *
   * @param sysrq the bits of kernel.sysrq
   * @param prompts on how many terminals logind(8) starts a login prompt when one goes there
   * @param blankAfter zero is never
   * @param speeds bits per second of each serial console, by its device
   * @param front whether Crashcart's own SSH server runs
   */
  record InForce(
      Optional<Integer> sysrq,
      Optional<Integer> prompts,
      Optional<Duration> blankAfter,
      Map<String, Integer> speeds,
      boolean front) {
    InForce {
      speeds = Map.copyOf(speeds);
    }
  }

  public ConsoleState {
    files = Map.copyOf(files);
    missing = Set.copyOf(missing);
  }

  Optional<SystemFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  String text(String path) {
    return find(path).map(SystemFile::text).orElse("");
  }
}
