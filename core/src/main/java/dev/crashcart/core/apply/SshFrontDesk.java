package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountLogin;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.accounts.PasswordCheck;
import dev.crashcart.core.audit.AuditEvent;
import dev.crashcart.core.audit.AuditLog;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.FrontAccess;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.KeyConditions;
import dev.crashcart.core.ssh.SshLogin;
import dev.crashcart.core.ssh.hostkey.FrontHostKeys;
import dev.crashcart.core.system.ConsoleSection;
import dev.crashcart.core.system.SshFront;
import java.security.KeyPair;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The counter's desk for the menu over SSH: its host keys, and whom it lets in. Everything is
 * looked up when it is asked, so that a key or an account that went lets nobody in any more.
 */
public final class SshFrontDesk {
  /** Writable for others than the owner: sshd's StrictModes, sshd_config(5). */
  private static final int LOOSE = 022;

  private final Host host;
  private final Appliance appliance;

  SshFrontDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** Where it listens now, while a change is on trial as well. */
  public SshFront place() throws HostFailure {
    return ConsoleSection.front(appliance.current().console().ssh(), host);
  }

  /** What clients see; empty until the front was started for the first time. Quick. */
  public List<HostKey> hostKeys() throws HostFailure {
    return FrontHostKeys.look(host);
  }

  /** The keys themselves, made when they are missing, which takes a second. */
  public List<KeyPair> openHostKeys() throws HostFailure {
    return FrontHostKeys.open(host, appliance.sshDesk().hostName());
  }

  /** The account that this key opens for somebody at this address; empty when it opens none. */
  public Optional<AccountName> findByKey(String account, PublicKeyLine key, String address)
      throws HostFailure {
    Optional<Entrant> entrant = find(account);
    if (entrant.isEmpty()
        || key.refusal().isPresent()
        || entrant
            .get()
            .access()
            .keyShut(entrant.get().login(), entrant.get().administrator())
            .isPresent()) {
      return Optional.empty();
    }
    for (AuthorizedKey there :
        AccountsSection.keys(entrant.get().state(), new AccountName(account))) {
      if (there.line().isSameKey(key)
          && isTrusted(there.file(), entrant.get())
          && KeyConditions.of(there.line().options())
              .refusal(address, host.now(), ZoneId.systemDefault())
              .isEmpty()) {
        return Optional.of(new AccountName(account));
      }
    }
    return Optional.empty();
  }

  /** How long the next password from this place has to wait, after those that failed. */
  public Duration pause(String address) {
    return new FailedAttempts(host).wait(address);
  }

  /**
   * Lets somebody in by password.
   *
   * @param who whose account, and where from
   * @param address whose failed attempts count together
   * @return how long the refusal has to wait; empty when they are in
   */
  public Optional<Duration> byPassword(Who who, char[] password, String address)
      throws HostFailure {
    String account = who.name();
    Optional<Entrant> entrant = find(account);
    if (entrant.isPresent()) {
      Optional<String> shut =
          entrant.get().access().passwordShut(entrant.get().login(), entrant.get().administrator());
      if (shut.isPresent()) {
        PasswordCheck.refuse(password);
        return Optional.of(turnedAway(account, address, shut.get()));
      }
    }
    SignInResult result = appliance.signInDesk().signIn(account, password, address);
    return result instanceof SignInResult.Refused refused
        ? Optional.of(refused.pause())
        : Optional.empty();
  }

  /** Notes that somebody came in by a key. */
  public void cameIn(Who who, String fingerprint) {
    appliance.signInDesk().signedIn(who, "by key " + fingerprint);
  }

  private Duration turnedAway(String account, String address, String why) throws HostFailure {
    new AuditLog(host)
        .append(new AuditEvent("sign-in-failed", account, address, -1, why, List.of()));
    return new FailedAttempts(host).add(address);
  }

  /** An account that asks to come in. */
  private record Entrant(
      FrontAccess access,
      SshLogin login,
      boolean administrator,
      AccountsState state,
      String home) {}

  private Optional<Entrant> find(String account) throws HostFailure {
    if (!AccountName.isName(account)) {
      return Optional.empty();
    }
    AccountName name = new AccountName(account);
    Settings settings = appliance.current();
    AccountsSettings accounts = Planner.naming(settings, name).accounts();
    AccountsState state = AccountsSection.observe(accounts, host).running();
    FrontAccess access = new FrontAccess(settings.ssh().service());
    return AccountLogin.all(settings.accounts(), state).stream()
        .filter(one -> one.status().name().equals(name))
        .findFirst()
        .map(
            one ->
                new Entrant(
                    access,
                    SshAccess.login(one, 0),
                    one.status().administrator(),
                    state,
                    one.home()));
  }

  /** Whether nobody but root and the account could have written this file. */
  private boolean isTrusted(String file, Entrant entrant) throws HostFailure {
    String folder = file.substring(0, file.lastIndexOf('/'));
    for (String path : List.of(file, folder, entrant.home())) {
      Optional<FileFacts> facts = host.facts(path);
      boolean owned =
          facts.isPresent()
              && (facts.get().uid() == 0 || facts.get().uid() == entrant.login().uid());
      if (!owned || (facts.get().mode() & LOOSE) != 0) {
        return false;
      }
    }
    return true;
  }
}
