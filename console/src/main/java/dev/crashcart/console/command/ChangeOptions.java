package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that changes settings, and how a change is carried out. */
final class ChangeOptions {
  @Option(
      names = "--try",
      paramLabel = "TIME",
      converter = Durations.class,
      description =
          "Do it for this long: it goes back by itself unless you run crashcart keep. 60s, 5m, 1h.")
  private Optional<Duration> trial = Optional.empty();

  @Option(
      names = "--yes",
      description = "Do it even though it may cut you off; what it may do is told without it.")
  private boolean yes;

  @Option(
      names = "--leave-nobody",
      description = "Do it even though no administrator can sign in with a password afterwards.")
  private boolean leaveNobody;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the history and the audit log.")
  private Optional<String> reason = Optional.empty();

  /** Whether yes was said beforehand. */
  boolean agreed() {
    return yes;
  }

  /** What was agreed to on the command line. */
  Consent consent(Session session) {
    return new Consent(session.who(), leaveNobody);
  }

  /** Whether it was agreed to without a trial. */
  boolean yes() {
    return yes;
  }

  /** Applies a proposal or tries it out, and says how it ended. */
  Reply carryOut(Session session, Checked<Proposal> checked, String usualReason)
      throws HostFailure {
    return carryOut(session, checked, usualReason, new byte[0]);
  }

  /**
   * The same for a proposal made of a file.
   *
   * @param source the file's bytes, in which problems are shown
   */
  Reply carryOut(Session session, Checked<Proposal> checked, String usualReason, byte[] source)
      throws HostFailure {
    if (checked.findValue().isEmpty()) {
      return Reply.problems(checked.problems(), source);
    }
    Proposal proposal = checked.findValue().get();
    // While something is on trial nothing else is done at all, and that is what is to be told.
    boolean busy = session.appliance().trial().isPresent();
    if (proposal.plan().risky() && trial.isEmpty() && !yes && !busy) {
      return mayCutOff(proposal);
    }
    // One line in the history's table and in the log, wherever it was pasted from.
    String why = reason.orElse(usualReason).replaceAll("\\R", " ").strip();
    List<String> overwritten = CurrentSettings.overwritten(session);
    Outcome outcome =
        trial.isPresent()
            ? session.appliance().tryOut(proposal, session.who(), why, trial.get())
            : session.appliance().apply(proposal, session.who(), why);
    Reply reply = told(session, outcome, proposal);
    return outcome.exit() == 0 ? reply.withNotes(overwritten) : reply;
  }

  private static Reply mayCutOff(Proposal proposal) {
    return Reply.usage(
            "This may cut you off: "
                + String.join(" ", proposal.plan().risks())
                + " Give --try 60s to have it go back by itself unless you keep it, or --yes to do"
                + " it for good.")
        .withFacts(Facts.proposal(proposal));
  }

  private static Reply told(Session session, Outcome outcome, Proposal proposal) {
    Map<String, Object> facts = Facts.proposal(proposal);
    // The steps that were done stand in "done".
    facts.remove("steps");
    Reply reply = Reply.of(outcome).withFacts(facts);
    if (outcome.exit() != 0 || outcome instanceof Outcome.Unchanged) {
      return reply;
    }
    List<String> notes =
        new ArrayList<>(proposal.warnings().stream().map(Problem::toString).toList());
    notes.addAll(proposal.plan().notes());
    List<String> lines = new ArrayList<>();
    Facts.allChanges(proposal).stream().map(Change::toString).forEach(lines::add);
    Reply whole = reply.withLines(lines).withNotes(notes);
    return outcome instanceof Outcome.OnTrial trial
        ? whole.adding(
            "Time is up at "
                + session.clock(trial.deadline())
                + ". To keep it: "
                + session.machine().command()
                + " keep")
        : whole;
  }
}
