package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether each time server tells the time, and how far the machine's clock is from it. */
final class TimeCheck {
  static final String NAME = "time server";

  private static final Duration HARMLESS = Duration.ofSeconds(1);

  private TimeCheck() {}

  /** The machine's clock. */
  @FunctionalInterface
  interface Clock {
    Instant now();
  }

  static void ask(Round round, Clock clock) throws HostFailure {
    if (round.targets().timeServers().isEmpty()) {
      round.add(TestResult.skipped(NAME, "", "No time server is written in system.ntp-servers."));
    }
    for (String server : round.targets().timeServers()) {
      round.ask(NAME, server, () -> one(round, server, clock));
    }
  }

  private static TestResult one(Round round, String server, Clock clock) throws HostFailure {
    Optional<String> address =
        IpAddress.find(server).isPresent() ? Optional.of(server) : resolved(round, server);
    if (address.isEmpty()) {
      return failed(
          server,
          Duration.ZERO,
          "Its name is not known.",
          "Put the name servers right first, or write its address.");
    }
    NtpMessage question = new NtpMessage(clock.now());
    ProbeAnswer answer =
        round
            .probe()
            .udp(
                address.get(),
                Optional.empty(),
                NtpMessage.PORT,
                question.question(),
                Round.PER_CHECK);
    if (!answer.answered()) {
      return failed(
          server,
          answer.took(),
          answer.kind() == ProbeAnswer.Kind.REFUSED
              ? "The machine is there, but no time server runs on it."
              : "It does not answer.",
          "Look whether it is right in system.ntp-servers, and whether a firewall lets NTP (UDP"
              + " port 123) through.");
    }
    return read(server, answer.took(), question.read(answer.payload(), clock.now()));
  }

  private static Optional<String> resolved(Round round, String server) throws HostFailure {
    ProbeAnswer answer = round.probe().resolve(server, Round.PER_CHECK);
    return answer.answered() ? Optional.of(answer.detail().split(" ")[0]) : Optional.empty();
  }

  private static TestResult read(String server, Duration took, NtpMessage.Answer answer) {
    return switch (answer.kind()) {
      case TIME -> time(server, took, answer.offset());
      case UNSYNCHRONISED ->
          failed(
              server,
              took,
              "It answers, but does not know the time itself.",
              "Wait until it does, or take another time server.");
      case REFUSED ->
          failed(
              server,
              took,
              "It answers, but refuses to tell the time.",
              "Ask whoever runs it to let this machine in, or take another time server.");
      case GARBAGE ->
          failed(
              server,
              took,
              "What answers there is no time server.",
              "Look whether it is right in system.ntp-servers.");
    };
  }

  private static TestResult time(String server, Duration took, Duration offset) {
    if (offset.abs().compareTo(HARMLESS) <= 0) {
      return TestResult.passed(NAME, server, took, "It tells the time, and this clock is right.");
    }
    return new TestResult(
        NAME,
        server,
        Verdict.WARNING,
        took,
        "It tells the time; this machine's clock is "
            + words(offset.abs())
            + (offset.isNegative() ? " ahead." : " behind."),
        "Wait a minute and test again; if it stays so, look whether the time service runs:"
            + " timedatectl.");
  }

  private static String words(Duration off) {
    if (off.toDays() > 0) {
      return off.toDays() == 1 ? "a day" : off.toDays() + " days";
    }
    if (off.toMinutes() > 1) {
      return off.toMinutes() + " minutes";
    }
    return off.toSeconds() == 1 ? "a second" : off.toSeconds() + " seconds";
  }

  private static TestResult failed(String target, Duration took, String sentence, String advice) {
    return new TestResult(NAME, target, Verdict.FAILED, took, sentence, advice);
  }
}
