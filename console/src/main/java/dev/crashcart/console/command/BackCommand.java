package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.store.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code back}: puts back what is on trial, or was left half-way by a process that died. */
@Command(
    name = "back",
    description = "Put back the change that is on trial, or was left half-way.",
    footer = {"", "Example: crashcart back"})
final class BackCommand implements Verb {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** A waiting process is started before the trial is on disk; the steps in between take time. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--if-due",
      description =
          "Only when its time is up, the machine restarted, or the process that did it died.")
  private boolean ifDue;

  @Option(names = "--wait", description = "With --if-due: wait until it is due or was kept.")
  private boolean wait;

  @Option(
      names = "--at-boot",
      description =
          "With --if-due: before the network starts; puts files back and asks no service.")
  private boolean atBoot;

  @Override
  public boolean looksBackFirst() {
    return false;
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    if (wait && !ifDue) {
      return Reply.usage("--wait belongs to --if-due: give both, or neither.");
    }
    if (atBoot && (!ifDue || wait)) {
      return Reply.usage("--at-boot belongs to --if-due and does not wait.");
    }
    if (wait) {
      return waited(session);
    }
    Who who = ifDue ? Who.TIMER : session.who();
    Optional<Outcome> due =
        atBoot ? session.appliance().boot().goBack() : session.appliance().goBackIfDue(who);
    if (due.isPresent()) {
      return Reply.of(due.get());
    }
    return ifDue
        ? Reply.done("Nothing is due.")
        : Reply.of(session.appliance().goBack(who, "somebody asked for it (crashcart back)."));
  }

  private static Reply waited(Session session) throws HostFailure {
    Appliance appliance = session.appliance();
    Instant giveUp = appliance.now().plus(PATIENCE);
    boolean seen = false;
    while (true) {
      Optional<Outcome> due = appliance.goBackIfDue(Who.TIMER);
      if (due.isPresent() && due.get().exit() != REFUSED) {
        return Reply.of(due.get());
      }
      Optional<Trial> trial = appliance.trial();
      if (trial.isEmpty() && (seen || appliance.now().isAfter(giveUp))) {
        return Reply.done("Nothing is on trial any more: it was kept or put back.");
      }
      seen |= trial.isPresent();
      try {
        session.pause().of(LONGEST_PAUSE);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Reply.done("Waiting was stopped.");
      }
    }
  }

  /** Somebody else has the account files locked: it is tried again. */
  private static final int REFUSED = 6;
}
