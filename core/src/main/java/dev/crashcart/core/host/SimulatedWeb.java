package dev.crashcart.core.host;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The web around a simulated appliance: {@code https://host/path} is the file {@code
 * .simulated/web/host/path}; what is not there is not found.
 */
final class SimulatedWeb implements WebReader {
  static final String FOLDER = SimulatedCommands.STATE + "/web";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Host host;

  SimulatedWeb(Host host) {
    this.host = host;
  }

  @Override
  public WebText read(
      URI address, Function<String, Optional<WebProxy>> proxies, int most, Duration limit)
      throws HostFailure {
    Optional<byte[]> page = host.read(FOLDER + "/" + address.getHost() + address.getPath());
    return new WebText(
        address.toString(),
        page.isPresent() ? OK : NOT_FOUND,
        "text/plain",
        page.orElse(new byte[0]));
  }
}
