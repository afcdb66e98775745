package dev.crashcart.core.ssh.client;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The addresses of a host as it stands in a connection. */
final class Addresses {
  private static final int MOST = 16;

  private Addresses() {}

  /** Finds them: the stage {@link Stage#RESOLVE}. */
  static List<InetAddress> find(String host, Resolver resolver, Duration limit, Attempt attempt)
      throws HostFailure {
    attempt.begin(Stage.RESOLVE);
    int zone = host.indexOf('%');
    boolean literal = IpAddress.find(zone < 0 ? host : host.substring(0, zone)).isPresent();
    List<InetAddress> found =
        literal ? literal(host, attempt) : named(host, resolver, limit, attempt);
    attempt.passed(
        literal
            ? host + " is an address."
            : host
                + " is "
                + String.join(", ", found.stream().map(Addresses::text).toList())
                + ".");
    return found;
  }

  /** The address without the name that Java puts before it. */
  static String text(InetAddress address) {
    return address.getHostAddress();
  }

  private static List<InetAddress> literal(String host, Attempt attempt) throws HostFailure {
    try {
      return List.of(InetAddress.getByName(host));
    } catch (UnknownHostException noZone) {
      throw attempt.failed(
          Ending.FAILED,
          host + " names an interface that this machine does not have.",
          "Write the name of one of its interfaces behind the %: crashcart network list");
    }
  }

  private static List<InetAddress> named(
      String host, Resolver resolver, Duration limit, Attempt attempt) throws HostFailure {
    AtomicReference<List<String>> answer = new AtomicReference<>();
    AtomicReference<HostFailure> refusal = new AtomicReference<>();
    Thread asking =
        new Thread(
            () -> {
              try {
                answer.set(resolver.addresses(host, limit));
              } catch (HostFailure silent) {
                refusal.set(silent);
              }
              attempt.waiting().wake();
            },
            "crashcart-resolve");
    asking.setDaemon(true);
    asking.start();
    Waiting.End end =
        attempt.waiting().until(() -> answer.get() != null || refusal.get() != null, limit);
    if (end == Waiting.End.STOPPED) {
      asking.interrupt();
      throw attempt.stopped();
    }
    if (answer.get() == null) {
      asking.interrupt();
      throw attempt.failed(
          Ending.FAILED,
          "No name server answered for "
              + host
              + " within "
              + HandshakeFailures.seconds(limit.toMillis())
              + ".",
          "Test the network (crashcart network test), or give the address instead of the name.");
    }
    List<InetAddress> found = parsed(answer.get());
    if (found.isEmpty()) {
      throw attempt.failed(
          Ending.FAILED,
          "There is no machine named " + host + ".",
          "Look at how the name is written, or give its address.");
    }
    return found;
  }

  private static List<InetAddress> parsed(List<String> texts) {
    List<InetAddress> found = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(MOST, texts.size()))) {
      try {
        found.add(InetAddress.getByName(text));
      } catch (UnknownHostException noAddress) {
        // What is no address cannot be connected to; the others can.
        continue;
      }
    }
    return found;
  }
}
