package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.store.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One apply at a time, and what is on trial: under one lock a proposal is begun, a trial kept,
 * extended or put back. A proposal made on older settings than the newest is refused.
 */
final class Trials {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String LOCK = "/run/crashcart/lock";

  private final Host host;
  private final Store store;
  private final Planner planner;
  private final Transaction transaction;

  Trials(Host host, Store store, AuditLog audit, Planner planner) {
    this.host = host;
    this.store = store;
    this.planner = planner;
    this.transaction = new Transaction(host, store, audit);
  }

  Outcome start(Proposal proposal, Who who, String reason, Optional<Duration> trialLength)
      throws HostFailure {
    return underLock(
        who, () -> begin(proposal, who, reason, trialLength, UnaryOperator.identity()));
  }

  /** Before any service runs: only what can be done then counts afterwards. */
  Outcome startAtBoot(Proposal proposal, String reason) throws HostFailure {
    Who who = Who.BOOT;
    return underLock(who, () -> begin(proposal, who, reason, Optional.empty(), BootPlan::of));
  }

  Outcome extend(Who who, Duration length) throws HostFailure {
    return underLock(
        who,
        () -> {
          Trial trial = onTrial();
          Instant deadline = host.now().plus(length);
          host.armGoingBack(deadline);
          store.update(trial.until(deadline));
          return new Outcome.OnTrial(deadline, List.of());
        });
  }

  Outcome keep(Who who) throws HostFailure {
    return underLock(who, () -> transaction.keep(onTrial(), who));
  }

  Outcome goBack(Who who, String cause) throws HostFailure {
    return underLock(
        who,
        () -> {
          Optional<Trial> trial = store.trial();
          return trial.isPresent()
              ? transaction.recover(trial.get(), who, cause)
              : new Outcome.Refused("Nothing is on trial, so there is nothing to put back.");
        });
  }

  Optional<Outcome> goBackIfDue(Who who, Transaction.Journey journey) throws HostFailure {
    Optional<Host.Lock> lock;
    try {
      lock = host.lock(LOCK, holder(who), Duration.ZERO);
    } catch (HostFailure refused) {
      // Where nothing can be written nothing can have been begun, and nothing can be cleaned up.
      if (store.trial().isEmpty()) {
        return Optional.empty();
      }
      throw refused;
    }
    if (lock.isEmpty()) {
      // Somebody is applying right now; what is on trial is theirs.
      return Optional.empty();
    }
    try {
      Optional<Trial> trial = store.trial();
      if (trial.isEmpty()) {
        transaction.cleanUp();
        return Optional.empty();
      }
      Optional<String> due = due(trial.get());
      if (due.isEmpty()) {
        return Optional.empty();
      }
      Outcome outcome = transaction.recover(trial.get(), who, due.get(), journey);
      transaction.cleanUp();
      return Optional.of(outcome);
    } finally {
      lock.get().close();
    }
  }

  /**
   * Does it.
   *
   * @param counts the part of a plan that must be empty afterwards
   */
  private Outcome begin(
      Proposal proposal,
      Who who,
      String reason,
      Optional<Duration> trialLength,
      UnaryOperator<Plan> counts)
      throws HostFailure {
    Optional<Trial> trial = store.trial();
    if (trial.isPresent()) {
      Optional<String> due = due(trial.get());
      if (due.isEmpty()) {
        return new Outcome.Refused(
            "A change is on trial (by "
                + trial.get().who()
                + (trial.get().terminal().equals("none") ? "" : " at " + trial.get().terminal())
                + ": "
                + trial.get().reason()
                + "). Keep it or put it back first: crashcart keep, crashcart back, or t in the"
                + " main menu.");
      }
      Outcome back = transaction.recover(trial.get(), who, due.get());
      return new Outcome.Refused(
          "An unfinished change was found first. " + back.message() + " Look at the plan again.");
    }
    int newest = store.newest().map(Generation::number).orElse(-1);
    if (Math.max(newest, 0) != Math.max(proposal.base(), 0)) {
      return new Outcome.Refused(
          "The settings were changed meanwhile (generation "
              + newest
              + "); look at the plan again.");
    }
    if (proposal.isEmpty()) {
      return new Outcome.Unchanged();
    }
    if (newest < 0) {
      keepAsFound();
    }
    return transaction.run(
        proposal,
        who,
        reason,
        trialLength,
        () ->
            counts.apply(
                planner.machinePlan(
                    proposal.desired(),
                    proposal.once().withoutSessions(),
                    Who.TIMER,
                    planner.observe(proposal.desired()),
                    new Problems())));
  }

  /**
   * Generation 0: the machine as it was before anything was changed, so that one can go back to it.
   */
  private void keepAsFound() throws HostFailure {
    Settings found =
        Settings.none()
            .with(
                AccountsSection.adopt(
                    AccountsSettings.none(),
                    planner.observe(Settings.none()).accounts().running()));
    store.add(
        new Generation(0, host.now(), "crashcart", "none", "as found", List.of(), found.toYaml()));
  }

  private Trial onTrial() throws HostFailure {
    Optional<Trial> trial = store.trial();
    if (trial.isEmpty() || trial.get().deadline().isEmpty()) {
      throw new HostFailure("Nothing is on trial; it was kept or put back already.");
    }
    Optional<String> due = due(trial.get());
    if (due.isPresent()) {
      throw new HostFailure("It is too late to keep it: " + due.get());
    }
    return trial.get();
  }

  /** Why a trial must go back now; nothing when it may go on. */
  private Optional<String> due(Trial trial) throws HostFailure {
    if (!trial.bootId().equals(host.bootId())) {
      return Optional.of("the machine restarted before it was kept.");
    }
    if (trial.deadline().isEmpty()) {
      return Optional.of("the program ended in the middle of it.");
    }
    Instant now = host.now();
    boolean clockWentBack = now.isBefore(trial.started().minusSeconds(60));
    return now.isBefore(trial.deadline().get()) && !clockWentBack
        ? Optional.empty()
        : Optional.of("nobody kept it in time.");
  }

  private Outcome underLock(Who who, Work work) throws HostFailure {
    Optional<Host.Lock> lock = host.lock(LOCK, holder(who), PATIENCE);
    if (lock.isEmpty()) {
      String holder =
          host.read(LOCK + ".holder")
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
              .orElse("somebody else");
      return new Outcome.Refused(
          "Busy: " + holder + " is changing something right now. Try again in a moment.");
    }
    try {
      return work.run();
    } finally {
      lock.get().close();
    }
  }

  private String holder(Who who) {
    return who.name() + " at " + who.terminal() + " since " + host.now();
  }

  /** Something done under the lock. */
  @FunctionalInterface
  private interface Work {
    Outcome run() throws HostFailure;
  }
}
