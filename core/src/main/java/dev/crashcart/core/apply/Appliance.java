package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshUntil;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.store.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The counter: the one way of every front to the machine. Reading methods touch nothing; {@code
 * plan…} methods look at the machine and decide; {@link #apply} and its relatives change it.
 * Thread-safe; may block for the length of a command, so never call it from a thread that draws.
 */
public final class Appliance {
  private static final List<String> WATCHED =
      List.of(
          "/etc/passwd",
          "/etc/shadow",
          "/etc/group",
          "/etc/sudoers.d",
          "/etc/hostname",
          "/etc/ssh/sshd_config.d",
          SshUntil.PATH,
          OneTimeAccess.PATH,
          Settings.PATH,
          Store.STATE + "/trial.meta.yaml",
          Store.STATE + "/rejected.meta.yaml",
          "network");

  private final Host host;
  private final Store store;
  private final AuditLog audit;
  private final Planner planner;
  private final OneTimeAccess oneTimeAccess;
  private final StatusReader statusReader;
  private final Trials trials;

  public Appliance(Host host) {
    this.host = host;
    this.store = new Store(host);
    this.audit = new AuditLog(host);
    this.planner = new Planner(host, store);
    this.oneTimeAccess = new OneTimeAccess(host);
    this.statusReader = new StatusReader(host, store, planner, oneTimeAccess);
    this.trials = new Trials(host, store, audit, planner);
  }

  /** What stands behind it: live, offline or simulated. */
  public Host.Kind kind() {
    return host.kind();
  }

  /** One sentence: "this machine", "the system in /mnt". */
  public String description() {
    return host.description();
  }

  public Instant now() {
    return host.now();
  }

  /**
   * The kept settings; when the file is broken, those of the newest generation, see {@link
   * #currentProblems}.
   */
  public Settings current() throws HostFailure {
    Optional<Settings> written = ConfigFile.of(store).settings().flatMap(Checked::findValue);
    return written.isPresent() ? written.get() : planner.kept();
  }

  /** What is wrong with the kept file as it stands; empty when it is good. */
  public List<Problem> currentProblems() {
    return ConfigFile.of(store).settings().map(Checked::problems).orElse(List.of()).stream()
        .filter(Problem::isError)
        .toList();
  }

  /** The kept file as it stands, byte by byte; empty when there is none that can be read. */
  public byte[] currentText() {
    return ConfigFile.of(store).content().orElse(new byte[0]);
  }

  /** Whether there is a kept file, good or not. */
  public boolean hasFile() {
    return ConfigFile.of(store).settings().isPresent();
  }

  /** The network of the machine as it is now: files and what is in force. */
  public NetworkState network() throws HostFailure {
    return NetworkSection.observe(current().network(), host).running();
  }

  /** Questions about the network. */
  public NetworkDesk networkDesk() {
    return new NetworkDesk(host, this);
  }

  /** The SSH service, host keys, authorised keys and key pairs. */
  public SshDesk sshDesk() {
    return new SshDesk(host, this);
  }

  /** Signing in at a console. */
  public SignInDesk signInDesk() {
    return new SignInDesk(host, this, audit, oneTimeAccess);
  }

  /** A menu's place among those that are open. */
  public Presence presence() {
    return new Presence(host);
  }

  /** Connections to other machines. */
  public ConnectionDesk connectionDesk() {
    return new ConnectionDesk(host, this);
  }

  /** Whether at a glance nothing waits for an operator; {@link #status} knows better, but later. */
  public boolean calm() throws HostFailure {
    return store.calm();
  }

  public Status status() throws HostFailure {
    return statusReader.read(current(), currentProblems());
  }

  /** An account of the settings or the system, also one that {@link #status} leaves out. */
  public Optional<AccountStatus> findAccount(AccountName name) throws HostFailure {
    return AccountsSection.findStatus(
        current().accounts(), AccountsSection.observe(host).running(), name);
  }

  /** Calls back soon after anything the status shows has changed. */
  public Host.Watch watch(Runnable changed) throws HostFailure {
    return host.watch(WATCHED, changed);
  }

  /** What it would take to make the machine be as this tree says. */
  public Checked<Proposal> plan(Input input, Consent consent) throws HostFailure {
    Checked<Settings> settings = Settings.read(input, new Problems());
    return settings.findValue().isPresent()
        ? withWarnings(settings, plan(settings.findValue().get(), consent))
        : new Checked.Invalid<>(settings.problems());
  }

  /** The same for settings that were made in the program. */
  public Checked<Proposal> plan(Settings desired, Consent consent) throws HostFailure {
    return planner.propose(desired, Once.NOTHING, consent, planner.observe(desired));
  }

  /** Does this once, with the settings as they are. */
  Checked<Proposal> planOnce(Once once, Consent consent) throws HostFailure {
    Settings current = current();
    return planner.propose(current, once, consent, planner.observe(current));
  }

  /** Chooses how people sign in; the password is that of admin or root, none for web. */
  public Checked<Proposal> planMethod(Method method, Optional<PasswordHash> password, Who who)
      throws HostFailure {
    Settings current = current();
    Observed seen = planner.observe(current);
    Settings desired =
        current.with(
            MethodChoice.choose(method, password, current.accounts(), seen.accounts().running()));
    return planner.propose(desired, Once.NOTHING, Consent.of(who), seen);
  }

  /** Changes one account in one transaction; nothing else changes. */
  public Checked<Proposal> planAccount(AccountName name, AccountChange change, Consent consent)
      throws HostFailure {
    Settings current = current();
    Observed seen = planner.observe(current, name);
    Checked<AccountsSettings> taken =
        planner.withAccountTakenIn(current.accounts(), name, seen.accounts().running());
    if (taken.findValue().isEmpty()) {
      return new Checked.Invalid<>(taken.problems());
    }
    AccountsSettings accounts = taken.findValue().get();
    Account changed = change.on(accounts.accounts().get(name));
    return planner.propose(
        current.with(Planner.with(accounts, changed)), change.once(), consent, seen);
  }

  /** Takes the machine's accounts as they are into the settings. */
  public Checked<Proposal> planAdopt(Who who) throws HostFailure {
    Settings current = current();
    Observed seen = planner.observe(current);
    Settings adopted =
        current
            .with(AccountsSection.adopt(current.accounts(), seen.accounts().running()))
            .with(NetworkSection.adopt(current.network(), seen.network().running()))
            .with(SshSection.adopt(current.ssh(), seen.ssh().running()));
    return planner.propose(adopted, Once.NOTHING, new Consent(who, true), seen);
  }

  /** Takes these interfaces over from whoever sets them up now, as they are. */
  public Checked<Proposal> planTakeOver(List<InterfaceName> names, Consent consent)
      throws HostFailure {
    Settings current = current();
    NetworkSettings network = current.network();
    NetworkState state = planner.observe(current).network().running();
    for (InterfaceName name : names) {
      network = NetworkSection.takeIn(network, state, name);
    }
    // Through the reader, for what is on a machine need not be what settings may say.
    return plan(current.with(network).toInput(), consent);
  }

  /** Puts the machine back to what the kept settings say. */
  public Checked<Proposal> planPutRight(Who who) throws HostFailure {
    return plan(planner.kept(), Consent.of(who));
  }

  /** Goes to the settings of a generation. */
  public Checked<Proposal> planRestore(int generation, Consent consent) throws HostFailure {
    Optional<Generation> wanted = store.generation(generation);
    if (wanted.isEmpty()) {
      String known =
          String.join(", ", history().stream().map(one -> String.valueOf(one.number())).toList());
      return new Checked.Invalid<>(
          List.of(
              new Problem(
                  Problem.Severity.ERROR,
                  "",
                  Place.of("restore"),
                  "there is no generation "
                      + generation
                      + (known.isEmpty() ? "; nothing was kept yet." : ". There are: " + known))));
    }
    return plan(planner.read(wanted.get()), consent);
  }

  /** Does it and keeps it. */
  public Outcome apply(Proposal proposal, Who who, String reason) throws HostFailure {
    return trials.start(proposal, who, reason, Optional.empty());
  }

  /** Does it for a while: it goes back by itself unless {@link #keep} comes first. */
  public Outcome tryOut(Proposal proposal, Who who, String reason, Duration length)
      throws HostFailure {
    return trials.start(proposal, who, reason, Optional.of(length));
  }

  /** Gives what is on trial more time from now. */
  public Outcome extend(Who who, Duration length) throws HostFailure {
    return trials.extend(who, length);
  }

  /** Keeps what is on trial. */
  public Outcome keep(Who who) throws HostFailure {
    return trials.keep(who);
  }

  /** Puts back what is on trial or was left half-way by a process that died. */
  public Outcome goBack(Who who, String cause) throws HostFailure {
    return trials.goBack(who, cause);
  }

  /** The same, but only when the deadline passed, the machine restarted, or the process died. */
  public Optional<Outcome> goBackIfDue(Who who) throws HostFailure {
    return trials.goBackIfDue(who, Transaction.Journey.LATER);
  }

  /** What is done while the machine starts. */
  public Boot boot() {
    return new Boot(host);
  }

  /** What is being applied or is on trial right now. */
  public Optional<Trial> trial() throws HostFailure {
    return store.trial();
  }

  /** Every generation, oldest first. */
  public List<Generation> history() throws HostFailure {
    return store.history();
  }

  /** A sentence for each generation that was written but cannot be used any more. */
  public List<String> historyDamage() throws HostFailure {
    return store.damage();
  }

  /** The difference between two generations, secrets masked. */
  public List<Change> difference(int from, int to) throws HostFailure {
    return generationSettings(from).changesTo(generationSettings(to));
  }

  /** The operator has read why something went back. */
  public void forgetRejected() throws HostFailure {
    store.forgetRejected();
  }

  /** Opens one session without any account's password; see the design, decision 1. */
  public Instant openOneTimeAccess(PasswordHash password, Who who) throws HostFailure {
    Status status = status();
    if (status.somebodyUsable()) {
      throw new HostFailure(
          "An administrator can sign in with a password, so there is no one-time access.");
    }
    Instant until = oneTimeAccess.open(password);
    audit.append(event("one-time-access", who, "until " + until));
    return until;
  }

  /** Restarts the machine. */
  public Outcome restart(Who who, String reason) throws HostFailure {
    return power(Power.RESTART, who, reason);
  }

  /** Shuts the machine down. */
  public Outcome shutDown(Who who, String reason) throws HostFailure {
    return power(Power.SHUT_DOWN, who, reason);
  }

  /**
   * Notes in the audit log that a shell is opened, and tells its command; empty where none can be
   * run.
   */
  public Optional<List<String>> shell(Who who) throws HostFailure {
    if (host.kind() != Host.Kind.LIVE) {
      return Optional.empty();
    }
    audit.append(event("shell", who, ""));
    return Optional.of(LoginShell.of(who));
  }

  /** The newest lines of the audit log, newest last, and what is wrong with it. */
  public List<String> auditTail(int most) throws HostFailure {
    return audit.tail(most);
  }

  /** A changed, missing or cut line of the audit log; empty when it is whole. */
  public Optional<String> auditDamage() throws HostFailure {
    return audit.damage();
  }

  private Settings generationSettings(int number) throws HostFailure {
    Optional<Generation> generation = store.generation(number);
    if (generation.isEmpty()) {
      throw new HostFailure("There is no generation " + number + " of the settings.");
    }
    return planner.read(generation.get());
  }

  private Outcome power(Power power, Who who, String reason) throws HostFailure {
    power.check(host);
    audit.append(event(power.action(), who, reason));
    return power.on(host);
  }

  private AuditEvent event(String action, Who who, String reason) throws HostFailure {
    int generation = store.newest().map(Generation::number).orElse(-1);
    return new AuditEvent(action, who.name(), who.terminal(), generation, reason, List.of());
  }

  private static Checked<Proposal> withWarnings(
      Checked<Settings> settings, Checked<Proposal> proposal) {
    return settings.then(ignored -> proposal);
  }

  /**
   * What the operator said besides.
   *
   * @param leaveNobody yes, even though no administrator can sign in afterwards
   */
  public record Consent(Who who, boolean leaveNobody) {
    /** No special consent. */
    public static Consent of(Who who) {
      return new Consent(who, false);
    }
  }
}
