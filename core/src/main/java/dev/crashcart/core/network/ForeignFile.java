package dev.crashcart.core.network;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import java.util.Optional;

/**
 * A file that somebody else wrote and that decides about an interface: of ifupdown, netplan, or
 * another one of the back end's own folder.
 *
 * @param owner the program it belongs to, such as {@code ifupdown}
 * @param content its bytes as Latin-1 characters, when it must be set aside for ours to count
 */
public record ForeignFile(
    String path,
    String owner,
    InterfaceName about,
    Optional<Secret> content,
    Optional<FileFacts> facts) {

  /** One that stays where it is, because ours come before it. */
  public ForeignFile(String path, String owner, InterfaceName about) {
    this(path, owner, about, Optional.empty(), Optional.empty());
  }
}
