package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;

/**
 * The counter's desk for the SSH service: who can come in, host keys, authorised keys, key pairs.
 */
public final class SshDesk {
  private final Host host;
  private final Appliance appliance;

  SshDesk(Host host, Appliance appliance) {
    this.host = host;
    this.appliance = appliance;
  }

  /** Key pairs: make, import, export, keep, remove. */
  public KeyPairDesk keyPairs() {
    return new KeyPairDesk(host, appliance);
  }

  /** The SSH keys that open accounts. */
  public AuthorizedKeysDesk authorizedKeys() {
    return new AuthorizedKeysDesk(host, appliance);
  }

  /**
   * The service as it is now, and who can come in; sshd is asked about every account, for at most
   * ten seconds in all.
   */
  public SshView view() throws HostFailure {
    Settings settings = appliance.current();
    SshState state = SshSection.look(host);
    AccountsState accounts = AccountsSection.observe(settings.accounts(), host).running();
    return new SshAccess(host, state).view(settings, accounts);
  }
}
