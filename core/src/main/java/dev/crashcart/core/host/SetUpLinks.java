package dev.crashcart.core.host;

import dev.crashcart.core.config.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a simulated service remembers of the links it has set up, in {@value #FILE}. */
final class SetUpLinks {
  static final String FILE = SimulatedCommands.STATE + "/set-up.json";

  private final Map<String, SetUp> byLink = new TreeMap<>();

  /**
   * One link.
   *
   * @param file what it was set up by
   * @param text what that file said
   * @param waits whether its bond or bridge was not there
   */
  record SetUp(
      String link,
      String file,
      String text,
      boolean waits,
      List<String> nameservers,
      List<String> domains) {
    /** What a service remembers before the network has told it anything. */
    static SetUp of(String link, String file, String text) {
      return new SetUp(link, file, text, false, List.of(), List.of());
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("ifname", link);
      tree.put("file", file);
      tree.put("nameservers", nameservers);
      tree.put("domains", domains);
      tree.put("text", text);
      tree.put("waits", waits);
      return tree;
    }
  }

  static SetUpLinks load(SimulatedState state) throws HostFailure {
    SetUpLinks links = new SetUpLinks();
    for (JsonObject tree : state.objects(FILE)) {
      links.put(
          new SetUp(
              tree.text("ifname").orElse(""),
              tree.text("file").orElse(""),
              tree.text("text").orElse(""),
              tree.isTrue("waits"),
              tree.texts("nameservers"),
              tree.texts("domains")));
    }
    return links;
  }

  void save(SimulatedState state) throws HostFailure {
    state.putObjects(FILE, byLink.values().stream().map(SetUp::tree).toList());
  }

  Optional<SetUp> find(String link) {
    return Optional.ofNullable(byLink.get(link));
  }

  void put(SetUp one) {
    byLink.put(one.link(), one);
  }

  void forget(String link) {
    byLink.remove(link);
  }

  /** Forgets what another service has set up: by files of another ending. */
  void keepFiles(String ending) {
    byLink.values().removeIf(setUp -> !setUp.file().endsWith(ending));
  }

  /** Forgets all links but these. */
  void keepOnly(Collection<String> links) {
    byLink.keySet().retainAll(links);
  }
}
