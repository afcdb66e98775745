package dev.crashcart.core.host;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The door to the web for those who read a short text from it. */
public interface WebReader {
  /** That of the machine Crashcart runs on, or the pretend web around a simulated one. */
  static WebReader of(Host host) {
    return host.kind() == Host.Kind.SIMULATED ? new SimulatedWeb(host) : new LinuxWeb();
  }

  /**
   * Reads a text; sent on at most five times, and only to encrypted addresses.
   *
   * @param address {@code https://…}
   * @param proxies what a host of the web is reached through
   * @param most bytes that are wanted; one more is read, so that too much can be told
   * @param limit for all of it
   * @throws HostFailure with a sentence when nothing came
   */
  WebText read(URI address, Function<String, Optional<WebProxy>> proxies, int most, Duration limit)
      throws HostFailure;
}
