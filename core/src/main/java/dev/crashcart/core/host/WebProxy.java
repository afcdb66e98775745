package dev.crashcart.core.host;

import dev.crashcart.core.config.Secret;
import java.util.Optional;

/**
 * The machine that web requests go through.
 *
 * @param host its name or address, an IPv6 one without brackets
 * @param encrypted whether it is spoken to over TLS
 * @param username what it asks for, with the password; empty where it asks for none
 */
public record WebProxy(
    String host,
    int port,
    boolean encrypted,
    Optional<String> username,
    Optional<Secret> password) {
  private static final int DEFAULT_PORT = 80;
  private static final int DEFAULT_TLS_PORT = 443;

  /** From {@code http://proxy.lab:3128}. */
  public static WebProxy of(String url, Optional<String> username, Optional<Secret> password) {
    boolean encrypted = url.startsWith("https:");
    String rest = url.replaceFirst("^https?://", "").replaceFirst("/$", "");
    boolean ported = rest.matches(".*:[0-9]+");
    int colon = rest.lastIndexOf(':');
    int usual = encrypted ? DEFAULT_TLS_PORT : DEFAULT_PORT;
    return new WebProxy(
        (ported ? rest.substring(0, colon) : rest).replaceAll("[\\[\\]]", ""),
        ported ? Integer.parseInt(rest.substring(colon + 1)) : usual,
        encrypted,
        username,
        password);
  }

  /** Host and port, without the password. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
