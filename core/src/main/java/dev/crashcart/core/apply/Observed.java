package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.NetworkSection;
import dev.crashcart.core.network.NetworkState;
import dev.crashcart.core.plan.Seen;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.system.ConsoleSection;
import dev.crashcart.core.system.ConsoleState;
import dev.crashcart.core.system.SystemSection;
import dev.crashcart.core.system.SystemState;

/** The machine as every section sees it, at one moment. */
record Observed(
    Seen<AccountsState> accounts,
    Seen<SystemState> system,
    Seen<NetworkState> network,
    Seen<SshState> ssh,
    Seen<ConsoleState> console) {
  /**
   * Looks at the machine.
   *
   * @param wanted for what of the machine depends on them: who carries the network out, whose keys
   */
  static Observed of(Host host, Settings wanted) throws HostFailure {
    return new Observed(
        AccountsSection.observe(wanted.accounts(), host),
        SystemSection.observe(host),
        NetworkSection.observe(wanted.network(), host),
        SshSection.observe(wanted.ssh(), host),
        ConsoleSection.observe(wanted.console(), host));
  }
}
