package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.KeyPairCheck;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.system.ConsoleSection;
import dev.crashcart.core.system.SystemSection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposals: what is wanted against what the machine has and what was kept. Touches nothing. */
final class Planner {
  /** Marks the problem that an explicit consent takes away. */
  static final String NOBODY_KEY = "accounts";

  private final Host host;
  private final Store store;

  Planner(Host host, Store store) {
    this.host = host;
    this.store = store;
  }

  /** The machine, as far as it concerns these settings. */
  Observed observe(Settings wanted) throws HostFailure {
    return Observed.of(host, wanted);
  }

  /** The same, and this account whether the settings name it or not. */
  Observed observe(Settings wanted, AccountName name) throws HostFailure {
    return observe(naming(wanted, name));
  }

  /** Settings that name this account, if only to have it looked at. */
  static Settings naming(Settings settings, AccountName name) {
    AccountsSettings accounts = settings.accounts();
    boolean named = accounts.effective().containsKey(name);
    return named ? settings : settings.with(with(accounts, Account.named(name)));
  }

  /**
   * The settings of the newest generation that can be read; none when nothing was ever kept. A
   * damaged one must not keep anybody from going to another.
   */
  Settings kept() throws HostFailure {
    Optional<Settings> newest = store.newest().flatMap(Planner::findSettings);
    if (newest.isPresent()) {
      return newest.get();
    }
    List<Generation> all = new ArrayList<>(store.history());
    Collections.reverse(all);
    return all.stream()
        .flatMap(it -> findSettings(it).stream())
        .findFirst()
        .orElse(Settings.none());
  }

  /** What a generation says, when it can be read. */
  static Optional<Settings> findSettings(Generation generation) {
    return Settings.read(
            "generation " + generation.number(), generation.text().getBytes(StandardCharsets.UTF_8))
        .findValue();
  }

  /** The settings of a generation; it was good when it was kept, so a fault is the disk's. */
  Settings read(Generation generation) throws HostFailure {
    return findSettings(generation)
        .orElseThrow(
            () ->
                new HostFailure(
                    "Generation "
                        + generation.number()
                        + " of the settings cannot be read any more; restore an older one (menu 8,"
                        + " or: crashcart restore N)."));
  }

  /** The plan for the machine alone, as it also tells success afterwards. */
  Plan machinePlan(Settings desired, Once once, Who who, Observed seen, Problems problems) {
    Plan plan =
        AccountsSection.plan(
                desired.accounts(),
                seen.accounts(),
                host.now(),
                who.account(),
                once.keyRemovals(),
                problems)
            .then(SystemSection.plan(desired.system(), seen.system(), problems))
            .then(NetworkSection.plan(desired.network(), seen.network(), problems))
            .then(
                SshSection.plan(
                    desired.ssh(),
                    seen.ssh(),
                    SshAccess.surroundings(desired.accounts(), seen.accounts().running(), who),
                    problems))
            .then(
                ConsoleSection.plan(
                    desired.console(),
                    seen.console(),
                    ConsoleReach.surroundings(desired.network(), seen.network().running(), who),
                    problems));
    for (Recovery recovery : once.recoveries()) {
      AccountsState accounts = seen.accounts().running();
      plan = plan.then(AccountsSection.planRecovery(recovery, accounts, who.session()));
    }
    if (once.hostKeys().isPresent()) {
      plan = plan.then(SshSection.planHostKeys(once.hostKeys().get(), seen.ssh().running()));
    }
    return plan;
  }

  /** Everything a person says yes to, or all that is wrong with it. */
  Checked<Proposal> propose(Settings desired, Once once, Appliance.Consent consent, Observed seen)
      throws HostFailure {
    Problems problems = new Problems();
    Settings kept = kept();
    AccountsState accounts = seen.accounts().running();
    Plan plan =
        machinePlan(desired, once, consent.who(), seen, problems)
            .then(KeysLeft.notes(desired.accounts(), accounts, once.keyRemovals()));
    new SshAccess(host, seen.ssh().running()).check(desired, accounts, consent.who(), problems);
    KeyPairCheck.check(kept.ssh(), desired.ssh(), problems);
    checkReadable(desired, problems);
    checkSomebodyLeft(kept, desired, accounts, consent, problems);
    ConsoleReach.check(kept, desired, accounts, consent, problems);
    warnOfForgotten(kept, desired, accounts, problems);
    int base = store.newest().map(Generation::number).orElse(-1);
    return problems.checked(
        new Proposal(
            base,
            desired,
            settingChanges(kept, desired, base),
            plan,
            once,
            problems.all().stream().filter(problem -> !problem.isError()).toList()));
  }

  /** Settings that could not be read back would leave nothing to go on from. */
  private static void checkReadable(Settings desired, Problems problems) {
    Settings.read("these settings", desired.toBytes()).problems().stream()
        .filter(Problem::isError)
        .forEach(wrong -> problems.error(wrong.key(), wrong.place(), wrong.message()));
  }

  /** The difference to what was kept; a file that merely stands otherwise is written anew. */
  private List<Change> settingChanges(Settings kept, Settings desired, int base)
      throws HostFailure {
    List<Change> changes = kept.changesTo(desired);
    Optional<byte[]> file = store.config();
    boolean asWritten = file.map(it -> Arrays.equals(it, desired.toBytes())).orElse(false);
    return changes.isEmpty() && base >= 0 && !asWritten
        ? List.of(
            new Change(
                Settings.PATH,
                file.isPresent() ? "edited by hand" : "gone",
                "as Crashcart writes it"))
        : changes;
  }

  /**
   * An account that leaves the settings stays on the machine; who wants it closed disables it
   * first.
   */
  private static void warnOfForgotten(
      Settings kept, Settings desired, AccountsState state, Problems problems) {
    for (AccountName name : kept.accounts().accounts().keySet()) {
      boolean forgotten = !desired.accounts().accounts().containsKey(name);
      if (forgotten && AccountsSection.isThere(state, name)) {
        problems.warning(
            "accounts." + name,
            Place.of("this change"),
            "is in these settings no more and stays on the system as it is. Disable it first if"
                + " nobody shall sign in with it.");
      }
    }
  }

  /** Design, decision 3: nobody loses the last way in by accident. */
  private static void checkSomebodyLeft(
      Settings kept,
      Settings desired,
      AccountsState state,
      Appliance.Consent consent,
      Problems problems) {
    boolean choosesWeb =
        desired.accounts().method().equals(Optional.of(Method.WEB))
            && !kept.accounts().method().equals(Optional.of(Method.WEB));
    boolean now = usable(kept.accounts(), state);
    boolean afterwards = AccountsSection.leavesUsableAdministrator(desired.accounts(), state);
    if (choosesWeb || afterwards || !now) {
      return;
    }
    String sentence =
        "after this no administrator could sign in with a password any more. Leave one enabled, or"
            + " say so explicitly (--leave-nobody).";
    Place place = Place.of("this change");
    if (consent.leaveNobody()) {
      problems.warning(NOBODY_KEY, place, sentence);
    } else {
      problems.error(NOBODY_KEY, place, sentence);
    }
  }

  private static boolean usable(AccountsSettings settings, AccountsState state) {
    return AccountsSection.statuses(settings, state).stream()
        .anyMatch(AccountStatus::usableAdministrator);
  }

  /** An account of this name, from the settings or else as the system has it. */
  Checked<AccountsSettings> withAccountTakenIn(
      AccountsSettings settings, AccountName name, AccountsState state) {
    AccountsSettings taken = AccountsSection.takeIn(settings, state, name);
    if (taken.accounts().containsKey(name)) {
      return new Checked.Valid<>(taken, List.of());
    }
    List<String> known =
        AccountsSection.statuses(settings, state).stream()
            .map(status -> status.name().value())
            .toList();
    return new Checked.Invalid<>(
        List.of(
            new Problem(
                Problem.Severity.ERROR,
                "accounts." + name,
                Place.of("this change"),
                "there is no account of this name. Known: "
                    + String.join(", ", known)
                    + ". Add one by: crashcart account add "
                    + name)));
  }

  /** The settings with one account exchanged. */
  static AccountsSettings with(AccountsSettings settings, Account account) {
    Map<AccountName, Account> accounts = new TreeMap<>(settings.accounts());
    accounts.put(account.name(), account);
    return new AccountsSettings(settings.method(), settings.policy(), accounts);
  }
}
