package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The systemd-resolved of a simulated appliance. Its own files, resolved.conf(5), count from its
 * next start or reload, which copies them to {@value #LOADED}; those of the links at once.
 */
final class SimulatedResolver {
  private static final String LOADED = SimulatedCommands.STATE + "/resolved.conf";
  private static final String STUB = "/run/systemd/resolve/stub-resolv.conf";
  private static final String UPSTREAM = "/run/systemd/resolve/resolv.conf";
  private static final String MAIN = "/etc/systemd/resolved.conf";
  private static final String DROP_INS = "/etc/systemd/resolved.conf.d";
  private static final String SECTION = "Resolve";

  private final SimulatedState state;

  SimulatedResolver(SimulatedState state) {
    this.state = state;
  }

  /** Reads its files, as at its start. */
  void load() throws HostFailure {
    StringBuilder text = new StringBuilder(state.text(MAIN));
    Map<String, String> paths = new TreeMap<>();
    for (String folder : List.of("/usr/lib/systemd/resolved.conf.d", DROP_INS)) {
      for (String name : state.names(folder)) {
        if (name.endsWith(".conf")) {
          paths.put(name, folder + "/" + name);
        }
      }
    }
    for (String path : paths.values()) {
      text.append('\n').append(state.text(path));
    }
    state.put(LOADED, text.toString());
    state.put(STUB, "nameserver 127.0.0.53\noptions edns0 trust-ad\nsearch .\n");
  }

  /** Writes down, as the real one does, whom it asks: for programs that want to ask themselves. */
  void tell(SimulatedKernel kernel) throws HostFailure {
    StringBuilder text = new StringBuilder();
    values(nameservers(kernel)).forEach(one -> text.append("nameserver ").append(one).append('\n'));
    List<String> domains = values(domains(kernel));
    text.append("search ").append(domains.isEmpty() ? "." : String.join(" ", domains)).append('\n');
    state.put(UPSTREAM, text.toString());
  }

  private static List<String> values(String table) {
    return table
        .lines()
        .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split("\\s+")))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** {@code resolvectl dns}. */
  String nameservers(SimulatedKernel kernel) throws HostFailure {
    return table("DNS", kernel, SetUpLinks.SetUp::nameservers);
  }

  /** {@code resolvectl domain}. */
  String domains(SimulatedKernel kernel) throws HostFailure {
    return table("Domains", kernel, SetUpLinks.SetUp::domains);
  }

  private String table(
      String key, SimulatedKernel kernel, Function<SetUpLinks.SetUp, List<String>> column)
      throws HostFailure {
    List<String> words = new ArrayList<>(List.of("Global:"));
    IniFile.read(state.text(LOADED))
        .all(SECTION, key)
        .forEach(value -> words.addAll(List.of(value.split("\\s+"))));
    StringBuilder table = new StringBuilder(String.join(" ", words)).append('\n');
    SetUpLinks memory = SetUpLinks.load(state);
    for (SimulatedLink link : kernel.links()) {
      if (!link.isLoopback()) {
        table.append("Link ").append(link.index).append(" (").append(link.name).append("):");
        List<String> values = memory.find(link.name).map(column).orElse(List.of());
        values.stream().filter(value -> link.carrier).forEach(v -> table.append(' ').append(v));
        table.append('\n');
      }
    }
    return table.toString();
  }
}
