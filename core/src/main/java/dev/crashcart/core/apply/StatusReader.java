package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Rejected;
import dev.crashcart.core.store.Store;
import dev.crashcart.core.store.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The appliance as it is at this moment, with what an operator should be warned of. */
final class StatusReader {
  /** The front page reads the status often, and people go back to the newest; history has all. */
  private static final int LOOKED_AFTER = 50;

  private final Host host;
  private final Store store;
  private final Planner planner;
  private final OneTimeAccess oneTimeAccess;

  StatusReader(Host host, Store store, Planner planner, OneTimeAccess oneTimeAccess) {
    this.host = host;
    this.store = store;
    this.planner = planner;
    this.oneTimeAccess = oneTimeAccess;
  }

  Status read(Settings current, List<Problem> problems) throws HostFailure {
    Observed seen = planner.observe(current);
    List<AccountStatus> accounts =
        AccountsSection.statuses(current.accounts(), seen.accounts().running());
    Optional<Generation> newest = store.newest();
    List<String> warnings = new ArrayList<>();
    Optional<Trial> trial = orWarn(store::trial, warnings);
    Optional<Rejected> rejected = orWarn(store::rejected, warnings);
    // What is on trial is meant to differ from what was kept.
    List<Change> drift =
        newest.isPresent() && trial.isEmpty() ? drift(newest.get(), current, seen) : List.of();
    newest
        .filter(it -> Planner.findSettings(it).isEmpty())
        .ifPresent(it -> warnings.add(unreadable(it)));
    boolean usable = accounts.stream().anyMatch(AccountStatus::usableAdministrator);
    boolean setUp = current.accounts().method().isPresent();
    if (!problems.isEmpty()) {
      warnings.add(
          "The settings file "
              + Settings.PATH
              + " cannot be used; the settings kept last are shown. First problem: "
              + problems.get(0));
    }
    warnings.addAll(accountWarnings(accounts, current.accounts().method(), usable, setUp));
    warnings.addAll(NetworkSection.warnings(current.network(), seen.network().running()));
    warnings.addAll(AccountsSection.warnings(seen.accounts().running()));
    warnings.addAll(store.damage(LOOKED_AFTER));
    return new Status(
        host.description(),
        hostName(),
        product(),
        current.accounts().method(),
        setUp,
        newest.map(Generation::number).orElse(-1),
        accounts,
        NetworkSection.statuses(seen.network().running()),
        drift,
        trial.flatMap(Trial::deadline),
        rejected,
        usable ? Optional.empty() : oneTimeAccess.until(),
        warnings,
        current,
        seen.network().running(),
        seen.ssh().running());
  }

  /** Something that may be damaged. */
  @FunctionalInterface
  private interface Notes<T> {
    Optional<T> read() throws HostFailure;
  }

  /** Damaged notes are told, and do not keep the operator from everything else. */
  private static <T> Optional<T> orWarn(Notes<T> notes, List<String> warnings) {
    try {
      return notes.read();
    } catch (HostFailure damaged) {
      warnings.add(damaged.getMessage());
      return Optional.empty();
    }
  }

  private List<Change> drift(Generation newest, Settings current, Observed seen)
      throws HostFailure {
    List<Change> drift = new ArrayList<>();
    Plan plan = planner.machinePlan(planner.kept(), Once.NOTHING, Who.TIMER, seen, new Problems());
    drift.addAll(plan.changes());
    ConfigFile file = ConfigFile.of(store);
    Optional<byte[]> config = file.content();
    if (file.unreadable().isPresent()) {
      drift.add(new Change(Settings.PATH, "cannot be read", "generation " + newest.number()));
    } else if (config.isEmpty() && newest.number() > 0) {
      drift.add(new Change(Settings.PATH, "gone", "generation " + newest.number()));
    } else if (config.isPresent()
        && !new String(config.get(), StandardCharsets.UTF_8).equals(newest.text())) {
      List<Change> edits = planner.kept().changesTo(current);
      if (edits.isEmpty()) {
        drift.add(new Change(Settings.PATH, "edited by hand", "generation " + newest.number()));
      }
      for (Change edit : edits) {
        drift.add(new Change(Settings.PATH + " " + edit.key(), edit.after(), edit.before()));
      }
    }
    return drift;
  }

  private static String unreadable(Generation damaged) {
    return "Generation "
        + damaged.number()
        + " of the settings cannot be read any more; the one before it that can be counts. Restore"
        + " one (menu 8, or: crashcart restore N), or apply a good settings file.";
  }

  private static List<String> accountWarnings(
      List<AccountStatus> accounts, Optional<Method> method, boolean usable, boolean setUp) {
    List<String> warnings = new ArrayList<>();
    for (AccountStatus account : accounts) {
      if (account.state() == PasswordState.OPEN) {
        warnings.add("Anybody can sign in as " + account.name() + ": no password is asked.");
      }
    }
    if (!usable && setUp && !method.equals(Optional.of(Method.WEB))) {
      warnings.add("Nobody can sign in: no administrator has an enabled password.");
    }
    boolean rootUsable =
        accounts.stream().anyMatch(a -> a.name().value().equals("root") && a.usableAdministrator());
    boolean otherUsable =
        accounts.stream()
            .anyMatch(a -> !a.name().value().equals("root") && a.usableAdministrator());
    if (rootUsable && otherUsable) {
      warnings.add("Root can sign in too. Disable root's password when you no longer need it.");
    } else if (rootUsable) {
      warnings.add(
          "Root signs in with a password (not recommended). Set up an administrator, then disable"
              + " root's password.");
    }
    for (AccountStatus account : accounts) {
      if (account.lockedByFailures()) {
        warnings.add(
            account.name()
                + " is kept out for now by "
                + account.failedAttempts()
                + " failed attempts. Recover access clears them.");
      }
    }
    return warnings;
  }

  private String hostName() throws HostFailure {
    String path = host.kind() == Host.Kind.LIVE ? "/proc/sys/kernel/hostname" : "/etc/hostname";
    return host.read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(name -> !name.isEmpty())
        .orElse("(no host name)");
  }

  /** PRETTY_NAME of os-release(5). */
  private String product() throws HostFailure {
    for (String path : List.of("/etc/os-release", "/usr/lib/os-release")) {
      Optional<byte[]> content = host.read(path);
      if (content.isPresent()) {
        return new String(content.get(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("PRETTY_NAME="))
            .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", "").strip())
            .findFirst()
            .orElse("Linux");
      }
    }
    return "Linux";
  }
}
