package dev.crashcart.core.system;

import dev.crashcart.core.host.FileFacts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine is called now and what its files say.
 *
 * @param live whether the system runs, so that commands make sense
 * @param hostname in force, gethostname(2); of a system that does not run the one of hostname(5)
 * @param files path to text of each file this section writes or edits, as it is; a missing one is
 *     left out
 * @param services the services that concern this section and are active
 */
public record SystemState(
    boolean live, Optional<String> hostname, Map<String, SystemFile> files, Set<String> services) {
  /**
   * A file as it is.
   *
   * @param text its bytes as Latin-1 characters, so that none is lost
   */
  record SystemFile(String text, FileFacts facts) {
    /** Without the text, which may hold the password of the proxy. */
    @Override
    public String toString() {
      return "file " + facts;
    }
  }

  public SystemState {
    files = Map.copyOf(files);
    services = Set.copyOf(services);
  }

  Optional<SystemFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  String text(String path) {
    return find(path).map(SystemFile::text).orElse("");
  }
}
