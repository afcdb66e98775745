package dev.crashcart.core.network;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;

/**
 * A file that somebody else wrote and that decides about an interface: of ifupdown, netplan, or
 * another one of the back end's own folder.
 *
 * @param owner the program it belongs to, such as {@code ifupdown}
 * @param content its bytes as Latin-1 characters, when it must be set aside for ours to count
 * @param aside where to, when it must
 */
public record ForeignFile(
    String path,
    String owner,
    InterfaceName about,
    Optional<Secret> content,
    Optional<FileFacts> facts,
    String aside) {
  private static final String ASIDE = ".crashcart-aside";

  /** One that stays where it is, because ours come before it. */
  public ForeignFile(String path, String owner, InterfaceName about) {
    this(path, owner, about, Optional.empty(), Optional.empty(), "");
  }

  /**
   * Where a file can be set aside: beside it under a name that nobody has yet, but above a folder
   * of parts, for {@code source interfaces.d/*} takes in whatever is there.
   */
  public static String aside(String path, Host host) throws HostFailure {
    String base = path.replaceFirst("/interfaces\\.d/", "/interfaces.d.") + ASIDE;
    String free = base;
    for (int i = 2; host.facts(free).isPresent(); i++) {
      free = base + "." + i;
    }
    return free;
  }
}
