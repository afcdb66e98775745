package dev.crashcart.core.network.check;

import dev.crashcart.core.host.WebProxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the network is tested against.
 *
 * @param url the page that is fetched, {@code http} or {@code https}; its host is the name that is
 *     resolved and the end of the route trace
 * @param timeServers names or addresses
 * @param proxy what the page is fetched through
 */
public record TestTargets(String url, List<String> timeServers, Optional<WebProxy> proxy) {
  /** Reserved for examples (RFC 2606), and answered for by IANA: nobody's in particular. */
  public static final String DEFAULT_URL = "http://example.com/";

  public TestTargets {
    timeServers = List.copyOf(timeServers);
    // Not quoted: where there is a user there is a password.
    if (url.contains("@")) {
      throw new IllegalArgumentException(
          "a page is fetched without user and password; leave them out.");
    }
    if (!url.matches("https?://[^/?#@\\s]+([/?#]\\S*)?") || host(url).isEmpty()) {
      throw new IllegalArgumentException(
          "the address of a page is needed, such as https://www.lab.example/.");
    }
  }

  /** The host of the page. */
  public String name() {
    return host(url);
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("").replaceAll("[\\[\\]]", "");
    } catch (IllegalArgumentException notOne) {
      return "";
    }
  }
}
