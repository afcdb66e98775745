package dev.crashcart.core.apply;

import dev.crashcart.core.host.LinuxHost;
import java.nio.file.Path;

/** A process that changes a password over and over until it is killed. */
final class ApplyLoop {
  private ApplyLoop() {}

  /** Takes the root folder; prints READY when the first change is through. */
  public static void main(String[] arguments) throws Exception {
    Appliance appliance = new Appliance(LinuxHost.offline(Path.of(arguments[0])));
    appliance.goBackIfDue(Who.TIMER);
    for (int round = 0; ; round++) {
      boolean second =
          appliance
              .current()
              .accounts()
              .accounts()
              .get(Bench.ADMIN)
              .password()
              .equals(java.util.Optional.of(Bench.FIRST));
      Proposal proposal =
          Bench.good(
              appliance.planAccount(
                  Bench.ADMIN,
                  AccountChange.password(second ? Bench.SECOND : Bench.FIRST),
                  Appliance.Consent.of(Bench.CONSOLE)));
      Outcome outcome = appliance.apply(proposal, Bench.CONSOLE, "round " + round);
      if (!(outcome instanceof Outcome.Applied)) {
        throw new IllegalStateException(outcome.message());
      }
      if (round == 0) {
        System.out.println("READY");
        System.out.flush();
      }
    }
  }
}
