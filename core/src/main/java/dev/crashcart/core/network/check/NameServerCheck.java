package dev.crashcart.core.network.check;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;
import dev.crashcart.core.network.KernelRoute;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Whether each name server answers, asked directly. */
final class NameServerCheck {
  static final String NAME = "name server";

  /** Asked for when the page to be fetched has no name. */
  private static final DnsName SOME_NAME = DnsName.of("example.com");

  private NameServerCheck() {}

  static void ask(Round round) throws HostFailure {
    if (round.kernel().nameservers().isEmpty()) {
      round.add(
          failed(
              "",
              Duration.ZERO,
              "There is no name server.",
              "Set network.nameservers, or look at the DHCP server: it should tell one."));
    }
    for (IpAddress server : round.kernel().nameservers()) {
      round.ask(NAME, server.toString(), () -> one(round, server));
    }
  }

  private static TestResult one(Round round, IpAddress server) throws HostFailure {
    if (!GatewayCheck.leadsTo(round, server)) {
      return TestResult.skipped(NAME, server.toString(), "Without a gateway it cannot be reached.");
    }
    DnsName name = name(round.targets());
    DnsMessage question =
        new DnsMessage((short) ThreadLocalRandom.current().nextInt(), name, DnsMessage.Type.A);
    ProbeAnswer answer =
        round
            .probe()
            .udp(
                server.toString(),
                device(round, server),
                DnsMessage.PORT,
                question.question(),
                Round.PER_CHECK);
    return answer.answered()
        ? read(server, name, answer, question.read(answer.payload()))
        : silent(server, answer);
  }

  private static DnsName name(TestTargets targets) {
    try {
      return IpAddress.find(targets.name()).isPresent() ? SOME_NAME : DnsName.of(targets.name());
    } catch (IllegalArgumentException notOfTheDns) {
      // A host of a URL may be called what no name server can be asked for.
      return SOME_NAME;
    }
  }

  /** A link-local server is asked on the interface of the router. */
  private static Optional<String> device(Round round, IpAddress server) {
    return server.isLinkLocal()
        ? round.kernel().routes().stream()
            .filter(route -> route.isDefault() && !route.destination().isV4())
            .map(KernelRoute::device)
            .findFirst()
        : Optional.empty();
  }

  private static TestResult read(
      IpAddress server, DnsName name, ProbeAnswer answer, DnsMessage.Answer said) {
    String target = server.toString();
    return switch (said) {
      case FOUND, NO_SUCH_RECORD ->
          TestResult.passed(NAME, target, answer.took(), "It answers, and knows " + name + ".");
      case NO_SUCH_NAME ->
          new TestResult(
              NAME,
              target,
              Verdict.WARNING,
              answer.took(),
              "It answers, but says that there is no " + name + ".",
              "If that name should exist, ask whoever runs this server whether it knows names from"
                  + " outside.");
      case REFUSED ->
          failed(
              target,
              answer.took(),
              "It answers, but refuses to look up " + name + ".",
              "Ask whoever runs it to let this machine in, or take another name server.");
      case GARBAGE ->
          failed(
              target,
              answer.took(),
              "What answers there is no name server.",
              "Look whether the address in network.nameservers is right.");
    };
  }

  private static TestResult silent(IpAddress server, ProbeAnswer answer) {
    String sentence =
        switch (answer.kind()) {
          case REFUSED -> "The machine is there, but no name server runs on it.";
          case UNREACHABLE -> "It cannot be reached: " + answer.detail() + ".";
          default -> "It does not answer.";
        };
    return failed(
        server.toString(),
        answer.took(),
        sentence,
        "Look whether the address in network.nameservers is right and that machine is on.");
  }

  private static TestResult failed(String target, Duration took, String sentence, String advice) {
    return new TestResult(NAME, target, Verdict.FAILED, took, sentence, advice);
  }
}
