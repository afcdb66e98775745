package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.network.InterfaceStatus;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.store.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The appliance as it is at this moment, for the front page and {@code status}.
 *
 * @param setUp whether anybody ever chose how people sign in
 * @param generation the newest one; -1 when there is none
 * @param drift what the machine has otherwise than the settings say (before: the machine's, after:
 *     the settings')
 * @param trialDeadline when a change on trial goes back
 * @param warnings sentences, the most urgent first
 * @param settings the kept ones; when their file is broken, those of the newest generation
 * @param network of the machine as it is now
 * @param ssh its SSH service, likewise
 */
public record Status(
    String host,
    String hostName,
    String product,
    Optional<Method> method,
    boolean setUp,
    int generation,
    List<AccountStatus> accounts,
    List<InterfaceStatus> interfaces,
    List<Change> drift,
    Optional<Instant> trialDeadline,
    Optional<Rejected> rejected,
    Optional<Instant> oneTimeAccessUntil,
    List<String> warnings,
    Settings settings,
    NetworkState network,
    SshState ssh) {
  public Status {
    accounts = List.copyOf(accounts);
    interfaces = List.copyOf(interfaces);
    drift = List.copyOf(drift);
    warnings = List.copyOf(warnings);
  }

  /** Whether an administrator can sign in by password. */
  public boolean somebodyUsable() {
    return accounts.stream().anyMatch(AccountStatus::usableAdministrator);
  }
}
