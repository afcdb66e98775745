package dev.crashcart.core.host;

import dev.crashcart.core.host.ProbeAnswer.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One echo request by ping(8), of iputils or BusyBox.
 *
 * @param timeToLive how many routers it may pass; empty for the system's
 */
record Ping(String address, Optional<String> device, Optional<Integer> timeToLive) {
  static final String NAME = "ping";

  /** {@code From 10.0.0.1 icmp_seq=1 Time to live exceeded}, {@code … Time exceeded: Hop limit}. */
  private static final Pattern EXPIRED =
      Pattern.compile("(?im)^From (\\S+?)(%\\S+)?:? icmp_seq=\\d+ Time (to live )?exceeded");

  private static final Pattern ANSWER = Pattern.compile("(?m) bytes from ");

  /** Its words. */
  List<String> command(Duration limit) {
    List<String> words = new ArrayList<>(List.of(NAME, "-n", "-c", "1", "-W"));
    words.add(String.valueOf(Math.max(1, limit.toSeconds())));
    device.ifPresent(name -> words.addAll(List.of("-I", name)));
    timeToLive.ifPresent(hops -> words.addAll(List.of("-t", String.valueOf(hops))));
    words.add(address);
    return words;
  }

  /** Sends it and tells what came back. */
  ProbeAnswer answer(Host host, Duration limit, Duration slack) {
    Stopwatch watch = Stopwatch.start();
    CommandResult result;
    try {
      result = host.run(command(limit), new byte[0], limit.plus(slack));
    } catch (HostFailure late) {
      return watch.answer(Kind.SILENT, late.getMessage());
    }
    return read(result, watch.took());
  }

  /** What it printed, as an answer; the detail of an expired one is the router that told so. */
  static ProbeAnswer read(CommandResult result, Duration took) {
    Matcher expired = EXPIRED.matcher(result.output());
    if (expired.find()) {
      return ProbeAnswer.of(Kind.REFUSED, took, expired.group(1));
    }
    if (result.succeeded() && ANSWER.matcher(result.output()).find()) {
      return ProbeAnswer.of(Kind.ANSWERED, took, "");
    }
    String errors = result.errors().strip();
    if (errors.contains("not permitted") || errors.contains("ermission denied")) {
      return ProbeAnswer.of(Kind.UNABLE, took, errors);
    }
    boolean unreachable = result.output().contains("nreachable") || !errors.isEmpty();
    return ProbeAnswer.of(unreachable ? Kind.UNREACHABLE : Kind.SILENT, took, errors);
  }
}
