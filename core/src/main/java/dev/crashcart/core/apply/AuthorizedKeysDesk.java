package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.accounts.KeyAddress;
import dev.crashcart.core.accounts.KeyReading;
import dev.crashcart.core.accounts.KeyRemoval;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The counter's desk for the SSH keys that open accounts: which there are, where new ones come
 * from, adding and removing them. Looking touches nothing; fetching takes at most 15 seconds.
 */
public final class AuthorizedKeysDesk {
  private final Host host;
  private final Appliance appliance;

  AuthorizedKeysDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** The keys that open this account now, ours and those that others wrote. */
  public AccountKeys list(AccountName name) throws HostFailure {
    Settings current = appliance.current();
    AccountsState state = observe(current, name);
    List<AuthorizedKey> keys = AccountsSection.keys(state, name);
    List<String> warnings = new ArrayList<>();
    AccountsSection.findKeyObstacle(state, name).ifPresent(warnings::add);
    List<String> places =
        SshSection.observe(current.ssh(), host)
            .running()
            .inForce()
            .getOrDefault("authorizedkeysfile", List.of());
    AccountsSection.findKeysElsewhere(state, name, places).ifPresent(warnings::add);
    for (AuthorizedKey key : keys) {
      key.line().refusal().ifPresent(why -> warnings.add(key.line().fingerprint() + ": " + why));
    }
    wanted(current, state, name).stream()
        .filter(key -> keys.stream().noneMatch(there -> there.line().isSameKey(key)))
        .map(
            key ->
                key.fingerprint()
                    + ": the settings hold this key, and it is not in place. Put it right: menu 8,"
                    + " or: crashcart apply")
        .forEach(warnings::add);
    return new AccountKeys(keys, warnings);
  }

  /** Adds keys to those that the settings hold; the same key with other options is exchanged. */
  public Checked<Proposal> planAdd(AccountName name, List<PublicKeyLine> keys, Consent consent)
      throws HostFailure {
    Settings current = appliance.current();
    AccountsState state = observe(current, name);
    Optional<String> obstacle = AccountsSection.findKeyObstacle(state, name);
    if (obstacle.isPresent() && AccountsSection.isThere(state, name)) {
      return refused(name, obstacle.get());
    }
    List<PublicKeyLine> all = new ArrayList<>(wanted(current, state, name));
    for (PublicKeyLine key : keys) {
      Optional<String> weak = key.refusal();
      if (weak.isPresent()) {
        return refused(name, weak.get());
      }
      int there = indexOf(all, key);
      if (there < 0) {
        all.add(key);
      } else {
        all.set(there, key);
      }
    }
    return appliance.planAccount(name, AccountChange.sshKeys(all), consent);
  }

  /** Takes keys away, those of the settings and those that others wrote, all in one. */
  public Checked<Proposal> planRemove(AccountName name, Set<String> fingerprints, Consent consent)
      throws HostFailure {
    Settings current = appliance.current();
    AccountsState state = observe(current, name);
    List<PublicKeyLine> wanted = wanted(current, state, name);
    Set<String> known = known(current, state, name);
    List<String> unknown =
        fingerprints.stream().filter(it -> !known.contains(it)).sorted().toList();
    if (!unknown.isEmpty() && AccountsSection.isThere(state, name)) {
      return refused(
          name,
          "there is no key "
              + String.join(", ", unknown)
              + ". See: crashcart account key list "
              + name);
    }
    return appliance.planAccount(
        name, removing(name, fingerprints, wanted, AccountChange.sshKeys(wanted)), consent);
  }

  /** The fingerprints of all its keys, those that only the settings hold as well; sorted. */
  public Set<String> fingerprints(AccountName name) throws HostFailure {
    Settings current = appliance.current();
    return known(current, observe(current, name), name);
  }

  /** Switches the password of an account off, and takes its keys away if they are to go. */
  public Checked<Proposal> planDisable(AccountName name, boolean keysGo, Consent consent)
      throws HostFailure {
    AccountChange change = AccountChange.enabled(false);
    return appliance.planAccount(name, keysGo ? withoutKeys(name, change) : change, consent);
  }

  private AccountChange withoutKeys(AccountName name, AccountChange change) throws HostFailure {
    Settings current = appliance.current();
    AccountsState state = observe(current, name);
    return removing(name, known(current, state, name), wanted(current, state, name), change);
  }

  /** What a pasted text holds; the array is overwritten with zeros. */
  public static KeyReading read(byte[] text) {
    return KeyReading.of(text);
  }

  /** The keys in a file, or in the files of a folder, such as that of a stick. */
  public List<FoundKeys> readFile(String path) throws HostFailure {
    return new KeySources(host).inFiles(path);
  }

  /** What is at an address now: nothing is added yet. */
  public FoundKeys fetch(KeyAddress address) throws HostFailure {
    return new KeySources(host).at(address, appliance.current().system().proxy());
  }

  private static AccountChange removing(
      AccountName name,
      Set<String> fingerprints,
      List<PublicKeyLine> wanted,
      AccountChange change) {
    List<PublicKeyLine> left =
        wanted.stream().filter(key -> !fingerprints.contains(key.fingerprint())).toList();
    return change.withSshKeys(left).without(new KeyRemoval(name, fingerprints));
  }

  /** With the account in them, so that its keys are looked at. */
  private AccountsState observe(Settings current, AccountName name) throws HostFailure {
    return AccountsSection.observe(Planner.naming(current, name).accounts(), host).running();
  }

  /** What the settings hold of it, or would when it were taken in. */
  private static List<PublicKeyLine> wanted(
      Settings current, AccountsState state, AccountName name) {
    return AccountsSection.findTakenIn(current.accounts(), state, name)
        .map(account -> account.sshKeys())
        .orElse(List.of());
  }

  private static Set<String> known(Settings current, AccountsState state, AccountName name) {
    Set<String> known = new TreeSet<>();
    AccountsSection.keys(state, name).forEach(key -> known.add(key.line().fingerprint()));
    wanted(current, state, name).forEach(key -> known.add(key.fingerprint()));
    return known;
  }

  private static int indexOf(List<PublicKeyLine> keys, PublicKeyLine key) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isSameKey(key)) {
        return i;
      }
    }
    return -1;
  }

  private static Checked<Proposal> refused(AccountName name, String why) {
    return new Checked.Invalid<>(
        List.of(
            new Problem(
                Problem.Severity.ERROR,
                "accounts." + name + ".ssh-keys",
                Place.of("this change"),
                why)));
  }
}
