package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountLogin;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.SshInForce;
import dev.crashcart.core.ssh.SshLogin;
import dev.crashcart.core.ssh.SshQuestions;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.ssh.SshSurroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who can come in over SSH: the accounts, their keys, and what sshd says of each. It looks only.
 */
final class SshAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Host host;
  private final SshState state;

  SshAccess(Host host, SshState state) {
    this.host = host;
    this.state = state;
  }

  SshView view(Settings settings, AccountsState accounts) throws HostFailure {
    SshQuestions questions = new SshQuestions(host);
    List<SshLogin> logins = logins(settings.accounts(), accounts);
    Map<String, Map<String, List<String>>> asked = new HashMap<>();
    Instant end = host.now().plus(PATIENCE);
    for (SshLogin login : logins) {
      if (!state.inForce().isEmpty() && host.now().isBefore(end)) {
        asked.put(login.name(), questions.inForceFor(login.name()));
      }
    }
    SshInForce inForce = new SshInForce(state.inForce());
    List<AccessRow> rows =
        SshSection.access(
            settings.ssh(),
            state,
            surroundings(settings.accounts(), accounts, Who.TIMER),
            logins,
            new SshSection.Access(asked, questions.asksForCode()));
    return new SshView(
        state,
        settings.ssh().service(),
        inForce.service(),
        inForce.ports(),
        inForce.addresses(),
        rows);
  }

  /** Warns when no administrator could come in any more; sshd judges what it will have to read. */
  void check(Settings desired, AccountsState accounts, Who who, Problems problems)
      throws HostFailure {
    SshSurroundings around = surroundings(desired.accounts(), accounts, who);
    SshSection.check(desired.ssh(), state, around, host, problems);
    if (desired.ssh().service().isManaged()) {
      List<SshLogin> administrators =
          logins(desired.accounts(), accounts).stream()
              .filter(login -> login.isRoot() || around.administrators().contains(login.name()))
              .toList();
      SshSection.warnOfLockOut(desired.ssh(), state, around, administrators, problems);
    }
  }

  /** What the SSH service must know of the other sections. */
  static SshSurroundings surroundings(AccountsSettings accounts, AccountsState state, Who who) {
    return new SshSurroundings(administrators(accounts, state), who.overSsh());
  }

  /**
   * The names of the administrators besides root: of the settings, and those of the machine that
   * the settings do not speak of.
   */
  private static List<String> administrators(AccountsSettings settings, AccountsState state) {
    Map<AccountName, Account> wanted = settings.effective();
    Stream<AccountName> ours =
        wanted.values().stream().filter(Account::administrator).map(Account::name);
    Stream<AccountName> others =
        AccountsSection.statuses(settings, state).stream()
            .filter(AccountStatus::administrator)
            .map(AccountStatus::name)
            .filter(name -> !wanted.containsKey(name));
    return Stream.concat(ours, others)
        .filter(name -> !name.equals(AccountName.ROOT))
        .map(AccountName::value)
        .sorted()
        .toList();
  }

  /** The accounts as sshd sees them. */
  private List<SshLogin> logins(AccountsSettings settings, AccountsState state) throws HostFailure {
    List<SshLogin> logins = new ArrayList<>();
    for (AccountLogin account : AccountLogin.all(settings, state)) {
      logins.add(login(account, keys(account.home())));
    }
    return logins;
  }

  /** An account as sshd sees it. */
  static SshLogin login(AccountLogin account, int keys) {
    return new SshLogin(
        account.status().name().value(),
        account.uid(),
        password(account.status()),
        account.shell(),
        account.groups(),
        keys,
        account.status().secondFactor());
  }

  private int keys(String home) throws HostFailure {
    int keys = 0;
    for (String file : List.of(".ssh/authorized_keys", ".ssh/authorized_keys2")) {
      byte[] content = host.read(home + "/" + file).orElse(new byte[0]);
      keys +=
          (int)
              new String(content, StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> PublicKeyLine.find(line).isPresent())
                  .count();
    }
    return keys;
  }

  private static SshLogin.Password password(AccountStatus status) {
    if (status.lockedByFailures() && status.state() == AccountStatus.PasswordState.SET) {
      return SshLogin.Password.FAILED;
    }
    return switch (status.state()) {
      case SET -> SshLogin.Password.SET;
      case NONE, MISSING -> SshLogin.Password.NONE;
      case DISABLED -> SshLogin.Password.DISABLED;
      case LOCKED -> SshLogin.Password.LOCKED;
      case EXPIRED -> SshLogin.Password.EXPIRED;
      case OPEN -> SshLogin.Password.OPEN;
    };
  }
}
