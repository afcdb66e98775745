package dev.crashcart.core.system;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.system.SystemState.SystemFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Observing and planning how the console behaves. */
public final class ConsoleSection {
  static final String SYSCTL = "/etc/sysctl.d/60-crashcart.conf";
  static final String LOGIND = "/etc/systemd/logind.conf.d/60-crashcart.conf";
  static final String FRONT = "crashcart-ssh.service";

  private static final String GENERATOR = "/usr/lib/systemd/system-generators/crashcart-generator";
  private static final String SYSRQ_IN_FORCE = "/proc/sys/kernel/sysrq";
  private static final String BLANK_IN_FORCE = "/sys/module/kernel/parameters/consoleblank";
  private static final String CONSOLES = "/sys/class/tty/console/active";

  /** Those of sysctl.d(5); of two files of one name the first folder's counts. */
  private static final List<String> SYSCTL_FOLDERS =
      List.of("/etc/sysctl.d", "/run/sysctl.d", "/usr/lib/sysctl.d");

  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ConsoleSettings wanted;
  private final Host host;

  private ConsoleSection(ConsoleSettings wanted, Host host) {
    this.wanted = wanted;
    this.host = host;
  }

  /**
   * How the console behaves.
   *
   * @param wanted for what needs a program to be known, which is asked only where it matters
   */
  public static Seen<ConsoleState> observe(ConsoleSettings wanted, Host host) throws HostFailure {
    ConsoleState state = new ConsoleSection(wanted, host).state();
    return new Seen<>(state, state);
  }

  /**
   * What it takes to have it as wanted; what the settings leave out is as the package has it.
   *
   * @param problems gets what does not fit this machine
   */
  public static Plan plan(
      ConsoleSettings desired,
      Seen<ConsoleState> seen,
      ConsoleSurroundings around,
      Problems problems) {
    return new ConsolePlanner(desired, seen.running(), around, problems).plan();
  }

  /**
   * Where Crashcart's own SSH server is to listen now: as the file for its service says, which
   * changes before a change is kept; without one, or where it makes no sense, as is kept.
   */
  public static SshFront front(SshFront kept, Host host) throws HostFailure {
    ConsoleFile file =
        ConsoleFile.of(host.read(ConsoleFile.PATH).map(ConsoleSection::text).orElse(""));
    return file.front().orElse(kept);
  }

  private ConsoleState state() throws HostFailure {
    Map<String, SystemFile> files = new HashMap<>();
    for (String path : List.of(ConsoleFile.PATH, SYSCTL, LOGIND)) {
      Optional<byte[]> content = host.read(path);
      Optional<FileFacts> facts = host.facts(path);
      if (content.isPresent() && facts.isPresent()) {
        files.put(path, new SystemFile(text(content.get()), facts.get()));
      }
    }
    boolean live = host.runsCommands();
    return new ConsoleState(
        live,
        host.facts(GENERATOR).isPresent(),
        files,
        missing(),
        sysrqOfOthers(),
        live ? inForce(files) : nothing());
  }

  private Set<String> missing() throws HostFailure {
    Set<String> missing = new HashSet<>();
    for (String path : List.of(SYSCTL, LOGIND)) {
      String folder = path.substring(0, path.lastIndexOf('/'));
      while (!folder.isEmpty() && host.facts(folder).isEmpty()) {
        missing.add(folder);
        folder = folder.substring(0, folder.lastIndexOf('/'));
      }
    }
    return missing;
  }

  private static ConsoleState.InForce nothing() {
    return new ConsoleState.InForce(
        Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false);
  }

  private ConsoleState.InForce inForce(Map<String, SystemFile> files) throws HostFailure {
    boolean prompts = wanted.secondTerminal().isPresent() || files.containsKey(LOGIND);
    boolean front =
        wanted.ssh().enabled()
            || ConsoleFile.of(
                    Optional.ofNullable(files.get(ConsoleFile.PATH))
                        .map(SystemFile::text)
                        .orElse(""))
                .find(ConsoleFile.Line.SSH_FRONT)
                .isPresent();
    return new ConsoleState.InForce(
        host.hasCommand("sysctl") ? number(SYSRQ_IN_FORCE) : Optional.empty(),
        prompts ? prompts() : Optional.empty(),
        number(BLANK_IN_FORCE).map(Duration::ofSeconds),
        wanted.serialSpeed().isPresent() ? speeds() : Map.of(),
        front
            && host.hasCommand("systemctl")
            && answer("systemctl", "is-active", FRONT).isPresent());
  }

  /** NAutoVTs of logind.conf(5), as logind has it in force. */
  private Optional<Integer> prompts() throws HostFailure {
    String property = "NAutoVTs=";
    return !host.hasCommand("loginctl")
        ? Optional.empty()
        : answer("loginctl", "show-session", "--property=NAutoVTs")
            .filter(line -> line.startsWith(property))
            .flatMap(line -> number(line.substring(property.length()).getBytes(LATIN)));
  }

  /** Of the serial consoles that the kernel names; one without its hardware does not answer. */
  private Map<String, Integer> speeds() throws HostFailure {
    Map<String, Integer> speeds = new TreeMap<>();
    List<String> names =
        host.read(CONSOLES).map(it -> Arrays.asList(text(it).strip().split(" "))).orElse(List.of());
    for (String name : names) {
      if (name.matches("tty[A-Z]+[0-9]+") && host.hasCommand("stty")) {
        String device = "/dev/" + name;
        answer("stty", "-F", device, "speed")
            .flatMap(said -> number(said.getBytes(LATIN)))
            .ifPresent(speed -> speeds.put(device, speed));
      }
    }
    return speeds;
  }

  /** The last word of the other files counts, in the order of their names. */
  private Optional<Integer> sysrqOfOthers() throws HostFailure {
    Map<String, String> paths = new TreeMap<>();
    for (String folder : SYSCTL_FOLDERS) {
      for (String name : host.names(folder)) {
        if (name.endsWith(".conf")) {
          paths.putIfAbsent(name, folder + "/" + name);
        }
      }
    }
    Optional<Integer> last = Optional.empty();
    List<String> inOrder = new ArrayList<>(paths.values());
    inOrder.remove(SYSCTL);
    for (String path : inOrder) {
      Optional<Integer> value = host.read(path).flatMap(it -> SysctlLine.find(text(it)));
      last = value.isPresent() ? value : last;
    }
    return last;
  }

  private Optional<Integer> number(String path) throws HostFailure {
    return host.read(path).flatMap(ConsoleSection::number);
  }

  private static Optional<Integer> number(byte[] said) {
    String digits = text(said).strip();
    return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /** What a program says; nothing when it fails, for all else can be told without it. */
  private Optional<String> answer(String... command) {
    try {
      CommandResult result = host.run(List.of(command), new byte[0], LIMIT);
      return result.succeeded() ? Optional.of(result.output().strip()) : Optional.empty();
    } catch (HostFailure unknown) {
      System.getLogger(ConsoleSection.class.getName())
          .log(System.Logger.Level.DEBUG, "not known: {0}", unknown.getMessage());
      return Optional.empty();
    }
  }

  private static String text(byte[] content) {
    return new String(content, LATIN);
  }
}
