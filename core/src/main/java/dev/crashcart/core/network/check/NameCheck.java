package dev.crashcart.core.network.check;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.ProbeAnswer;

/** Whether the programs of this machine get an address for a name. */
final class NameCheck {
  static final String NAME = "name";

  private NameCheck() {}

  static void ask(Round round) throws HostFailure {
    String name = round.targets().name();
    if (IpAddress.find(name).isPresent()) {
      round.add(
          TestResult.skipped(NAME, name, "The page is given by its address; nothing to look up."));
    } else {
      round.ask(NAME, name, () -> one(round, name));
    }
  }

  private static TestResult one(Round round, String name) throws HostFailure {
    ProbeAnswer answer = round.probe().resolve(name, Round.PER_CHECK);
    return switch (answer.kind()) {
      case ANSWERED ->
          TestResult.passed(
              NAME, name, answer.took(), "It is " + answer.detail().replace(" ", ", ") + ".");
      case UNABLE ->
          new TestResult(
              NAME,
              name,
              Verdict.WARNING,
              answer.took(),
              "It was not looked up: " + answer.detail() + ".",
              "");
      case SILENT -> failed(name, answer, "Looking it up took too long.");
      default -> failed(name, answer, "No address is found for it.");
    };
  }

  private static TestResult failed(String name, ProbeAnswer answer, String sentence) {
    return new TestResult(
        NAME,
        name,
        Verdict.FAILED,
        answer.took(),
        sentence,
        "If the name servers above answer, look at /etc/resolv.conf and /etc/nsswitch.conf; else put"
            + " the name servers right first.");
  }
}
