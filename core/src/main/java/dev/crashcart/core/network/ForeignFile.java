package dev.crashcart.core.network;

/**
 * A file that somebody else wrote and that decides about an interface: of ifupdown, netplan, or
 * another one of the back end's own folder.
 *
 * @param owner the program it belongs to, such as {@code ifupdown}
 */
public record ForeignFile(String path, String owner, InterfaceName about) {}
