package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Questions to the network of a running Linux: by ping(8), ip-neighbour(8), getent(1), sockets. */
final class LinuxProbe implements NetworkProbe {
  /** What the program itself takes beyond the limit it was given. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private static final int MOST_BYTES = 4096;

  private final Host host;
  private final Neighbours neighbours;
  private final RouteTrace routeTrace;

  LinuxProbe(Host host) {
    this.host = host;
    this.neighbours = new Neighbours(host);
    this.routeTrace = new RouteTrace(host);
  }

  @Override
  public ProbeAnswer echo(String address, Optional<String> device, Duration limit)
      throws HostFailure {
    if (!host.hasCommand(Ping.NAME)) {
      return ProbeAnswer.of(Kind.UNABLE, Duration.ZERO, "there is no program ping");
    }
    return new Ping(address, device, Optional.empty()).answer(host, limit, SLACK);
  }

  @Override
  public ProbeAnswer whoHas(String address, String device, Duration limit) throws HostFailure {
    return neighbours.whoHas(address, device, limit);
  }

  @Override
  public ProbeAnswer udp(
      String address, Optional<String> device, int port, byte[] payload, Duration limit) {
    Stopwatch watch = Stopwatch.start();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(numeric(address, device), port));
      socket.send(new DatagramPacket(payload, payload.length));
      socket.setSoTimeout((int) Math.max(1, limit.minus(watch.took()).toMillis()));
      DatagramPacket answer = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
      socket.receive(answer);
      byte[] bytes = Arrays.copyOf(answer.getData(), answer.getLength());
      return new ProbeAnswer(Kind.ANSWERED, watch.took(), "", ByteBuffer.wrap(bytes));
    } catch (SocketTimeoutException late) {
      return watch.answer(Kind.SILENT, "");
    } catch (PortUnreachableException closed) {
      return watch.answer(Kind.REFUSED, "the port is closed");
    } catch (IOException | RuntimeException unsent) {
      // Since Java 17 connect wraps "network unreachable" in an UncheckedIOException.
      return watch.answer(Kind.UNREACHABLE, reason(unsent));
    }
  }

  @Override
  public ProbeAnswer resolve(String name, Duration limit) throws HostFailure {
    if (!host.hasCommand("getent")) {
      return ProbeAnswer.of(Kind.UNABLE, Duration.ZERO, "there is no program getent");
    }
    Stopwatch watch = Stopwatch.start();
    CommandResult result;
    try {
      result = host.run(List.of("getent", "ahosts", name), new byte[0], limit);
    } catch (HostFailure late) {
      return watch.answer(Kind.SILENT, late.getMessage());
    }
    String addresses =
        result
            .output()
            .lines()
            .map(line -> line.strip().split("\\s+")[0])
            .filter(word -> !word.isEmpty())
            .distinct()
            .collect(Collectors.joining(" "));
    return result.succeeded() && !addresses.isEmpty()
        ? watch.answer(Kind.ANSWERED, addresses)
        : watch.answer(Kind.REFUSED, result.errors().strip());
  }

  @Override
  public ProbeAnswer web(String url, Optional<WebProxy> proxy, Duration limit) {
    return new WebRequest(url, proxy).answer(limit);
  }

  @Override
  public List<String> trace(String address, int mostHops, Duration limit) throws HostFailure {
    return host.hasCommand(Ping.NAME) ? routeTrace.to(address, mostHops, limit, SLACK) : List.of();
  }

  /** Of a numeric text no name server is asked. */
  private static InetAddress numeric(String address, Optional<String> device) throws IOException {
    InetAddress found = InetAddress.getByName(address);
    if (device.isPresent() && found instanceof Inet6Address v6 && v6.isLinkLocalAddress()) {
      NetworkInterface on = NetworkInterface.getByName(device.get());
      if (on == null) {
        throw new IOException("there is no interface " + device.get());
      }
      return Inet6Address.getByAddress(null, v6.getAddress(), on);
    }
    return found;
  }

  private static String reason(Exception unsent) {
    Throwable root = unsent.getCause() == null ? unsent : unsent.getCause();
    return Optional.ofNullable(root.getMessage()).orElse("it could not be sent");
  }
}
