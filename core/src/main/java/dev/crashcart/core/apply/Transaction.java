package dev.crashcart.core.apply;

import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Rejected;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.store.Trial;
import dev.crashcart.core.store.WayBack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change of the machine, whole or not at all.
 *
 * <p>Before the first step the way back of every file and entry is on disk. A failing step, a
 * machine that differs afterwards, a dead process and a passed deadline all end the same way: what
 * was there is put back to the byte. The change counts from the moment its generation's meta file
 * is renamed into place; recovery finishes what had come that far and undoes everything else.
 */
final class Transaction {
  private static final Duration ACCOUNT_PATIENCE = Duration.ofSeconds(15);

  /** A bond takes seconds to come up, and duplicate address detection up to two. */
  private static final int SETTLE_TRIES = 60;

  private static final Duration SETTLE_PAUSE = Duration.ofMillis(250);

  /** Makes the plan again, to see whether the machine is now as wanted. */
  @FunctionalInterface
  interface Verification {
    Plan planAgain() throws HostFailure;
  }

  /** The whole way back: what files were like, and what brings them into force. */
  private record Home(List<WayBack> states, List<List<String>> commands) {}

  /** When something is put back. */
  enum Journey {
    /** By the very run that failed. */
    SAME_RUN,
    /** Afterwards: nobody kept it, or the process died. */
    LATER,
    /** While the machine starts, before its services read their files. */
    AT_BOOT
  }

  private final Host host;
  private final Store store;
  private final AuditLog audit;
  private final WayBackFiles wayBackFiles;

  Transaction(Host host, Store store, AuditLog audit) {
    this.host = host;
    this.store = store;
    this.audit = audit;
    this.wayBackFiles = new WayBackFiles(host);
  }

  /**
   * Runs a proposal's steps, looks whether they did it, and keeps the result; or, with a length,
   * leaves it on trial. The caller holds the apply lock.
   */
  Outcome run(
      Proposal proposal,
      Who who,
      String reason,
      Optional<Duration> trialLength,
      Verification verification)
      throws HostFailure {
    Optional<Host.Lock> accounts = lockAccounts(touchesAccounts(proposal.plan()));
    if (accounts.isEmpty()) {
      return accountsBusy();
    }
    try {
      Trial trial = trialOf(proposal, who, reason);
      List<WayBack> wayBack = wayBackFiles.of(proposal.plan());
      Home home = new Home(wayBack, WayBackCommands.of(proposal.plan()));
      try {
        if (trialLength.isPresent()) {
          host.armGoingBack(host.now().plus(trialLength.get()));
        }
        wayBackFiles.reserve(wayBack);
        store.begin(trial, wayBack, home.commands());
      } catch (HostFailure refused) {
        return notBegun(wayBack, who, refused.getMessage(), trial);
      }
      return perform(proposal.plan(), trial, home, who, trialLength, verification);
    } finally {
      accounts.get().close();
    }
  }

  /**
   * No step has run, so there is nothing to put back; what was set aside for it goes, now or later.
   */
  private Outcome notBegun(List<WayBack> wayBack, Who who, String cause, Trial trial) {
    try {
      finish(wayBack);
    } catch (HostFailure later) {
      System.getLogger(Transaction.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "cleaning up what was not begun failed: {0}",
              later.getMessage());
    }
    record("rolled-back", who.name(), who.terminal(), trial.base(), cause, trial.changes());
    return new Outcome.RolledBack(cause);
  }

  /** The steps, then the proof; whatever fails in between is undone. */
  private Outcome perform(
      Plan plan,
      Trial trial,
      Home home,
      Who who,
      Optional<Duration> trialLength,
      Verification verification)
      throws HostFailure {
    try {
      for (Step step : plan.steps()) {
        System.getLogger(Transaction.class.getName())
            .log(System.Logger.Level.DEBUG, "[started] {0}", step.describe());
        step.runOn(host);
      }
      Plan rest = settle(plan, verification);
      if (!rest.isEmpty()) {
        throw new HostFailure("the machine still differs afterwards: " + differences(rest));
      }
      return trialLength.isPresent()
          ? leaveOnTrial(trial, trialLength.get(), plan, who)
          : commit(trial, plan, who);
    } catch (HostFailure failed) {
      return counts(trial)
          ? recover(trial, who, failed.getMessage())
          : undo(home, who, failed.getMessage(), trial, Journey.SAME_RUN);
    } catch (RuntimeException bug) {
      String cause = "of a fault in Crashcart (" + bug.getClass().getSimpleName() + ").";
      undo(home, who, cause, trial, Journey.SAME_RUN);
      throw bug;
    }
  }

  /** The plan again, once the services have done what they were told, or time is up. */
  private Plan settle(Plan plan, Verification verification) throws HostFailure {
    Plan rest = verification.planAgain();
    boolean waits = !WayBackCommands.of(plan).isEmpty();
    for (int i = 0; waits && !rest.isEmpty() && i < SETTLE_TRIES; i++) {
      host.await(SETTLE_PAUSE);
      rest = verification.planAgain();
    }
    return rest;
  }

  /** Keeps what is on trial. */
  Outcome keep(Trial trial, Who who) throws HostFailure {
    return commit(trial, Plan.EMPTY, who);
  }

  /** Puts back what is on trial or half-way; or finishes it when it already counted. */
  Outcome recover(Trial trial, Who who, String cause) throws HostFailure {
    return recover(trial, who, cause, Journey.LATER);
  }

  /** The same, at a certain moment. */
  Outcome recover(Trial trial, Who who, String cause, Journey journey) throws HostFailure {
    List<WayBack> wayBack = store.wayBack();
    if (counts(trial)) {
      Generation generation = store.newest().orElseThrow();
      store.writeConfig(trial.text());
      finish(wayBack);
      record(
          "applied",
          generation.who(),
          generation.terminal(),
          generation.number(),
          generation.reason(),
          generation.changes());
      return new Outcome.Applied(generation.number(), generation.changes());
    }
    Optional<Host.Lock> accounts = lockAccounts(wayBackFiles.touchesAccounts(wayBack));
    if (accounts.isEmpty()) {
      return accountsBusy();
    }
    try {
      return undo(new Home(wayBack, store.wayBackCommands()), who, cause, trial, journey);
    } finally {
      accounts.get().close();
    }
  }

  /** Removes what dead processes left behind when nothing is on trial. */
  void cleanUp() throws HostFailure {
    wayBackFiles.release();
    store.cleanUp();
    audit.cleanUp();
  }

  /** Whether the trial's generation is complete: then it is finished, never undone. */
  private boolean counts(Trial trial) throws HostFailure {
    return store
        .newest()
        .filter(newest -> newest.number() > trial.base() && newest.text().equals(trial.text()))
        .isPresent();
  }

  private Outcome commit(Trial trial, Plan plan, Who who) throws HostFailure {
    Generation generation =
        new Generation(
            store.nextNumber(),
            host.now(),
            trial.who(),
            trial.terminal(),
            trial.reason(),
            trial.changes(),
            trial.text());
    store.writeConfig(trial.text());
    store.add(generation);
    // From here on it counts: nothing below may undo it.
    List<String> done = new ArrayList<>(plan.steps().stream().map(Step::describe).toList());
    try {
      finish(store.wayBack());
      store.forgetRejected();
    } catch (HostFailure later) {
      System.getLogger(Transaction.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "cleaning up after an apply failed: {0}",
              later.getMessage());
      done.add("Cleaning up failed and is done again later: " + later.getMessage());
    }
    String action = trial.deadline().isPresent() ? "kept" : "applied";
    record(action, who.name(), who.terminal(), generation.number(), trial.reason(), trial.changes())
        .ifPresent(done::add);
    return new Outcome.Applied(generation.number(), done);
  }

  private Outcome leaveOnTrial(Trial trial, Duration length, Plan plan, Who who)
      throws HostFailure {
    Instant deadline = host.now().plus(length);
    store.update(trial.until(deadline));
    List<String> done = new ArrayList<>(plan.steps().stream().map(Step::describe).toList());
    record("on-trial", who.name(), who.terminal(), trial.base(), trial.reason(), trial.changes())
        .ifPresent(done::add);
    return new Outcome.OnTrial(deadline, done);
  }

  /** Puts everything back and says so; when that fails too, leaves the way back on disk. */
  private Outcome undo(Home home, Who who, String why, Trial trial, Journey journey)
      throws HostFailure {
    boolean sameRun = journey == Journey.SAME_RUN;
    String cause = why;
    try {
      wayBackFiles.release();
      wayBackFiles.putBack(home.states());
      cause = why + new WayBackCommands(host).run(home.commands(), journey == Journey.AT_BOOT);
      finish(home.states());
    } catch (HostFailure second) {
      record(
          "stuck", who.name(), who.terminal(), trial.base(), cause, List.of(second.getMessage()));
      return new Outcome.Stuck(cause, second.getMessage());
    }
    if (!sameRun) {
      rememberRejected(cause, trial);
    }
    String action = sameRun ? "rolled-back" : "went-back";
    record(action, who.name(), who.terminal(), trial.base(), cause, trial.changes());
    return sameRun ? new Outcome.RolledBack(cause) : new Outcome.WentBack(cause);
  }

  private void rememberRejected(String cause, Trial trial) {
    try {
      store.reject(new Rejected(host.now(), cause, trial.text()));
    } catch (HostFailure failed) {
      System.getLogger(Transaction.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the rejected settings could not be kept: {0}",
              failed.getMessage());
    }
  }

  private void finish(List<WayBack> wayBack) throws HostFailure {
    wayBackFiles.release();
    for (WayBack one : wayBack) {
      host.removeLeftovers(one.path());
    }
    store.end();
    store.cleanUp();
    host.disarmGoingBack();
  }

  private Trial trialOf(Proposal proposal, Who who, String reason) throws HostFailure {
    List<String> changes = new ArrayList<>();
    proposal.settingChanges().forEach(change -> changes.add(change.toString()));
    proposal.plan().changes().stream()
        .map(Change::toString)
        .filter(line -> !changes.contains(line))
        .forEach(changes::add);
    return new Trial(
        proposal.base(),
        Optional.empty(),
        host.bootId(),
        host.now(),
        who.name(),
        who.terminal(),
        reason,
        changes,
        new String(proposal.desired().toBytes(), StandardCharsets.UTF_8));
  }

  /**
   * Writes to the audit log; when that fails, what was done stays done and the sentence says so.
   */
  private Optional<String> record(
      String action,
      String who,
      String terminal,
      int generation,
      String reason,
      List<String> details) {
    try {
      audit.append(new AuditEvent(action, who, terminal, generation, reason, details));
      return Optional.empty();
    } catch (HostFailure failed) {
      System.getLogger(Transaction.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the audit log could not be written: {0}",
              failed.getMessage());
      return Optional.of("The audit log could not be written: " + failed.getMessage());
    }
  }

  private static boolean touchesAccounts(Plan plan) {
    return plan.steps().stream()
        .flatMap(step -> step.files().stream())
        .anyMatch(WayBackFiles::isAccountFile);
  }

  /** The lock of lckpwdf(3), which useradd, passwd, chpasswd and vipw take as well. */
  private Optional<Host.Lock> lockAccounts(boolean needed) throws HostFailure {
    return needed
        ? host.lock(WayBackFiles.ACCOUNT_LOCK, "", ACCOUNT_PATIENCE)
        : Optional.of(() -> {});
  }

  private static Outcome accountsBusy() {
    return new Outcome.Refused(
        "Another program (passwd, useradd, vipw …) has locked the account files; wait until it has"
            + " ended, then try again.");
  }

  private static String differences(Plan rest) {
    return String.join(
        "; ",
        rest.changes().isEmpty()
            ? rest.steps().stream().map(Step::describe).toList()
            : rest.changes().stream().map(Change::toString).toList());
  }
}
