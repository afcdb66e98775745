package dev.crashcart.core.ssh;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a connection as people type them: host, address or web address, and user. */
public final class ConnectionHost {
  private static final Pattern URL =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*://([^/@]*@)?(\\[[^\\]]*\\]|[^/:?#]*)(:[0-9]*)?([/?#].*)?");

  /** A name or IPv4 address with a port; an IPv6 address has more than one colon. */
  private static final Pattern WITH_PORT = Pattern.compile("[^:]+:[0-9]+");

  private ConnectionHost() {}

  /** Whether a host was typed as a web address, of which only the host is taken. */
  public static boolean isUrl(String text) {
    return URL.matcher(text.strip()).matches();
  }

  /**
   * The host: of a URL its host, of {@code [2001:db8::5]} the address.
   *
   * @throws IllegalArgumentException with the sentence for the operator
   */
  public static String read(String text) {
    String plain = text.strip();
    Matcher url = URL.matcher(plain);
    String host = url.matches() ? url.group(2) : plain;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.contains("@")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " holds a user name; write it in its own field.");
    }
    if (WITH_PORT.matcher(host).matches()) {
      throw new IllegalArgumentException(
          Key.quote(text) + " holds a port; write it in its own field.");
    }
    int zone = host.indexOf('%');
    if (zone > 0 && IpAddress.find(host.substring(0, zone)).isPresent()) {
      return host;
    }
    String name = host;
    return IpAddress.find(name).map(IpAddress::toString).orElseGet(() -> DnsName.of(name).text());
  }

  /** A user name on another machine, whatever system that is. */
  static String readUser(String text) {
    if (text.isBlank() || text.startsWith("-") || text.matches("(?s).*[\\s\\p{Cntrl}@:/].*")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is no user name: no blanks, @, : or /, and no - at its begin.");
    }
    return text;
  }
}
