package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The network around a simulated appliance, in which everything answers but what {@value #SILENT}
 * names, a word a line: an address (nothing of it answers), {@code udp:ADDRESS:PORT}, a name (it is
 * not known), a URL. {@value #NEIGHBOURS} tells who has an address on a link, {@code ADDRESS MAC} a
 * line; {@value #NAMES} what a name means, {@code NAME ADDRESS…} a line.
 */
final class SimulatedProbe implements NetworkProbe {
  static final String SILENT = SimulatedCommands.STATE + "/silent";
  static final String NEIGHBOURS = LinkWork.NEIGHBOURS;
  static final String NAMES = SimulatedCommands.STATE + "/names";

  private static final Duration QUICK = Duration.ofMillis(2);
  private static final String SOME_ADDRESS = "192.0.2.80";
  private static final String SOME_ROUTER = "203.0.113.1";
  private static final int DNS = 53;
  private static final int DNS_HEADER = 12;
  private static final int TYPE_A = 1;
  private static final int NTP = 123;
  private static final int NTP_BYTES = 48;

  /** Seconds between the epochs of NTP (1900) and Unix (1970). */
  private static final long NTP_EPOCH = 2_208_988_800L;

  private final Host host;

  SimulatedProbe(Host host) {
    this.host = host;
  }

  @Override
  public ProbeAnswer echo(String address, Optional<String> device, Duration limit)
      throws HostFailure {
    return isSilent(address) ? silence(limit) : answer("");
  }

  @Override
  public ProbeAnswer whoHas(String address, String device, Duration limit) throws HostFailure {
    Optional<List<String>> mac = Optional.ofNullable(table(NEIGHBOURS).get(address));
    return mac.isPresent() ? answer(String.join(" ", mac.get())) : silence(limit);
  }

  @Override
  public ProbeAnswer udp(
      String address, Optional<String> device, int port, byte[] payload, Duration limit)
      throws HostFailure {
    if (isSilent(address) || isSilent("udp:" + address + ":" + port)) {
      return silence(limit);
    }
    if (port != DNS && port != NTP) {
      return ProbeAnswer.of(Kind.REFUSED, QUICK, "the port is closed");
    }
    byte[] back = port == DNS ? nameServer(payload) : timeServer(payload, host.now());
    return new ProbeAnswer(Kind.ANSWERED, QUICK, "", ByteBuffer.wrap(back));
  }

  @Override
  public ProbeAnswer resolve(String name, Duration limit) throws HostFailure {
    return isSilent(name)
        ? ProbeAnswer.of(Kind.REFUSED, QUICK, "")
        : answer(String.join(" ", table(NAMES).getOrDefault(name, List.of(SOME_ADDRESS))));
  }

  @Override
  public ProbeAnswer web(String url, Optional<WebProxy> proxy, Duration limit) throws HostFailure {
    return isSilent(url) || proxy.isPresent() && isSilent(proxy.get().host())
        ? silence(limit)
        : answer("200");
  }

  @Override
  public List<String> trace(String address, int mostHops, Duration limit) throws HostFailure {
    return isSilent(address) ? List.of(SOME_ROUTER) : List.of(SOME_ROUTER, address);
  }

  /** The question again, as an answer (RFC 1035, section 4.1): no such name, or one address. */
  private byte[] nameServer(byte[] question) throws HostFailure {
    String name = question(question);
    boolean known = !isSilent(name);
    boolean v4 = question[question.length - 3] == TYPE_A;
    boolean address = known && v4;
    ByteBuffer back = ByteBuffer.allocate(question.length + (address ? 16 : 0)).put(question);
    back.putShort(2, (short) (known ? 0x8180 : 0x8183)).putShort(6, (short) (address ? 1 : 0));
    if (address) {
      back.putShort((short) 0xC00C).putShort((short) TYPE_A).putShort((short) 1).putInt(60);
      back.putShort((short) 4).put(bytes(name));
    }
    return back.array();
  }

  private byte[] bytes(String name) throws HostFailure {
    String text = table(NAMES).getOrDefault(name, List.of(SOME_ADDRESS)).get(0);
    ByteBuffer bytes = ByteBuffer.allocate(4);
    String[] parts = text.split("\\.");
    Arrays.stream(parts.length == 4 ? parts : SOME_ADDRESS.split("\\."))
        .forEach(part -> bytes.put((byte) Integer.parseInt(part)));
    return bytes.array();
  }

  /** The name that is asked for. */
  private static String question(byte[] message) {
    StringBuilder name = new StringBuilder();
    for (int at = DNS_HEADER; message[at] > 0; at += message[at] + 1) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(message, at + 1, message[at], StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  /** The answer of a server of stratum 2 whose clock is this machine's (RFC 5905, section 7.3). */
  private static byte[] timeServer(byte[] question, Instant now) {
    ByteBuffer back = ByteBuffer.allocate(NTP_BYTES);
    back.put(0, (byte) 0x24).put(1, (byte) 2).put(24, question, 40, 8);
    long stamp =
        (now.getEpochSecond() + NTP_EPOCH) << 32 | ((long) now.getNano() << 32) / 1_000_000_000L;
    return back.putLong(32, stamp).putLong(40, stamp).array();
  }

  private boolean isSilent(String word) throws HostFailure {
    return table(SILENT).containsKey(word);
  }

  private Map<String, List<String>> table(String path) throws HostFailure {
    return new String(host.read(path).orElse(new byte[0]), StandardCharsets.UTF_8)
        .lines()
        .map(line -> List.of(line.strip().split("\\s+")))
        .collect(Collectors.toMap(w -> w.get(0), w -> w.subList(1, w.size()), (a, b) -> a));
  }

  private static ProbeAnswer answer(String detail) {
    return ProbeAnswer.of(Kind.ANSWERED, QUICK, detail);
  }

  private static ProbeAnswer silence(Duration limit) {
    return ProbeAnswer.of(Kind.SILENT, limit, "");
  }
}
