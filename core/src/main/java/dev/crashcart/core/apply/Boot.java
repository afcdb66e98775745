package dev.crashcart.core.apply;

import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.StartingHost;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.network.check.EmergencyNetwork;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.system.BootDrift;
import dev.crashcart.core.system.ConsoleSection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Crashcart does while the machine starts, before its network does: what was on trial goes
 * back; a machine on which nothing was ever set up gets its first network; changes from outside are
 * put right where the settings say so. Each part is tried whatever became of those before it, and
 * all of it together takes well below a minute.
 */
public final class Boot {
  private static final Duration MOST = Duration.ofSeconds(45);
  private static final String FIRST_START = "first start";

  private final Host host;
  private final Store store;
  private final Planner planner;
  private final Trials trials;
  private final List<String> sentences = new ArrayList<>();
  private boolean good = true;

  Boot(Host machine) {
    this.host = new StartingHost(machine, MOST);
    this.store = new Store(host);
    this.planner = new Planner(host, store);
    this.trials = new Trials(host, store, new AuditLog(host), planner);
  }

  /**
   * What was done.
   *
   * @param sentences for the journal, one for each thing that was done or failed
   * @param good whether nothing failed
   */
  public record Report(List<String> sentences, boolean good) {
    public Report {
      sentences = List.copyOf(sentences);
    }
  }

  private interface Part {
    void run() throws HostFailure;
  }

  /** Does all of it. */
  public Report run() {
    attempt(() -> goBack().ifPresent(this::tell));
    attempt(this::settings);
    return new Report(sentences, good);
  }

  /**
   * What was on trial when the machine went down goes back: files alone, for the services that read
   * them come later.
   */
  public Optional<Outcome> goBack() throws HostFailure {
    return trials.goBackIfDue(Who.TIMER, Transaction.Journey.AT_BOOT);
  }

  private void attempt(Part part) {
    try {
      part.run();
    } catch (HostFailure failed) {
      fail(failed.getMessage());
    }
  }

  private void fail(String sentence) {
    good = false;
    sentences.add(sentence);
  }

  private void tell(Outcome outcome) {
    sentences.add(outcome.message());
    good &= outcome.exit() == 0;
  }

  private void settings() throws HostFailure {
    if (store.trial().isPresent()) {
      fail("A change that was not finished is in the way; nothing else was done.");
      return;
    }
    Optional<Generation> newest = store.newest();
    if (newest.isEmpty()) {
      firstStart();
      return;
    }
    Settings kept = planner.kept();
    if (kept.console().bootDrift() == BootDrift.PUT_RIGHT) {
      putRight(kept, newest.get());
    } else {
      inForce(kept);
    }
  }

  /** What no file keeps over a start comes into force again, whatever is to become of drift. */
  private void inForce(Settings kept) throws HostFailure {
    Plan plan =
        ConsoleSection.plan(
            kept.console(),
            ConsoleSection.observe(kept.console(), host),
            ConsoleReach.surroundings(Who.BOOT),
            new Problems());
    for (Step step : BootPlan.commandsAlone(plan)) {
      attempt(() -> step.runOn(host));
    }
  }

  private void putRight(Settings kept, Generation newest) throws HostFailure {
    ConfigFile file = ConfigFile.of(store);
    boolean edited =
        file.unreadable().isPresent()
            || file.content()
                .filter(it -> !new String(it, StandardCharsets.UTF_8).equals(newest.text()))
                .isPresent();
    if (edited) {
      fail(
          "The settings file was edited and not applied, so that nothing was put right: apply it,"
              + " or put it back in the menu.");
      return;
    }
    apply(kept, "changes from outside put right");
  }

  /** A file that came with the system counts; without one, the network is made to answer. */
  private void firstStart() throws HostFailure {
    Optional<Checked<Settings>> file = ConfigFile.of(store).settings();
    if (file.isPresent()) {
      Optional<Settings> settings = file.get().findValue();
      if (settings.isPresent()) {
        apply(settings.get(), FIRST_START + ", from " + Settings.PATH);
      } else {
        refused(file.get().problems());
      }
      return;
    }
    Seen<NetworkState> seen = NetworkSection.observe(NetworkSettings.none(), host);
    if (NetworkSection.findSetUp(seen.running(), host).isPresent()) {
      return;
    }
    NetworkSettings network = EmergencyNetwork.firstBoot(seen.running().kernel());
    if (network.isManaged()) {
      apply(Settings.none().with(network), FIRST_START);
    }
  }

  private void apply(Settings wanted, String reason) throws HostFailure {
    Checked<Proposal> checked =
        planner.propose(
            wanted, Once.NOTHING, new Appliance.Consent(Who.BOOT, true), planner.observe(wanted));
    if (checked.findValue().isEmpty()) {
      refused(checked.problems());
      return;
    }
    Proposal proposal = checked.findValue().get();
    Proposal now = proposal.with(BootPlan.of(proposal.plan()));
    if (!now.isEmpty()) {
      Outcome outcome = trials.startAtBoot(now, reason);
      sentences.add("At the start of the machine, " + reason + ":");
      tell(outcome);
    }
  }

  private void refused(List<Problem> problems) {
    problems.stream()
        .filter(Problem::isError)
        .forEach(problem -> fail("The settings do not fit this machine: " + problem));
  }
}
