package dev.crashcart.core.network;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A file that somebody else wrote and that decides about an interface: of ifupdown, netplan, or
 * another one of the back end's own folder.
 *
 * @param owner the program it belongs to, such as {@code ifupdown}
 * @param content its bytes as Latin-1 characters, when it must be set aside for ours to count
 * @param aside where its copy is kept then, a name that is free; empty without content
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
   * One that must be set aside, beside where it is or in this folder.
   *
   * @throws HostFailure when it cannot be read
   */
  public static List<ForeignFile> toSetAside(
      Host host, String path, String owner, String folder, Function<String, Set<String>> names)
      throws HostFailure {
    Optional<byte[]> content = host.read(path);
    Optional<FileFacts> facts = host.facts(path);
    if (content.isEmpty() || facts.isEmpty() || facts.get().folder()) {
      return List.of();
    }
    String text = new String(content.get(), StandardCharsets.ISO_8859_1);
    String base = folder + path.substring(path.lastIndexOf('/')) + ASIDE;
    String aside = base;
    for (int i = 2; host.facts(aside).isPresent(); i++) {
      aside = base + "-" + i;
    }
    String free = aside;
    return names.apply(text).stream()
        .flatMap(name -> InterfaceName.find(name).stream())
        .map(name -> new ForeignFile(path, owner, name, Optional.of(new Secret(text)), facts, free))
        .toList();
  }
}
