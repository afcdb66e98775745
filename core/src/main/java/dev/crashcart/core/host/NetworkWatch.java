package dev.crashcart.core.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's news of links and addresses (rtnetlink(7)), by a child {@code ip monitor} that
 * sleeps until there are any. When this process is killed, the child ends at its next line.
 */
final class NetworkWatch implements AutoCloseable {
  private static final List<String> MONITOR =
      List.of("ip", "-oneline", "monitor", "link", "address");

  private final Process monitor;

  private NetworkWatch(Process monitor) {
    this.monitor = monitor;
  }

  /** Starts it; nothing where there is no ip(8). */
  static Optional<NetworkWatch> start(Runnable noticed) throws HostFailure {
    if (LinuxCommands.find(MONITOR.get(0)).isEmpty()) {
      return Optional.empty();
    }
    Process monitor = LinuxCommands.start(MONITOR);
    LinuxCommands.daemon("crashcart-watch-network", () -> follow(monitor, noticed));
    return Optional.of(new NetworkWatch(monitor));
  }

  private static void follow(Process monitor, Runnable noticed) {
    NetworkNews news = new NetworkNews();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(monitor.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (news.tells(line)) {
          noticed.run();
        }
      }
    } catch (IOException closed) {
      System.getLogger(NetworkWatch.class.getName())
          .log(System.Logger.Level.DEBUG, "The news of the network ended: {0}", closed);
    }
  }

  @Override
  public void close() {
    LinuxCommands.kill(monitor);
  }
}
