package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountsSection;
import dev.crashcart.core.accounts.AccountsState;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.HostKeyRenewal;
import dev.crashcart.core.ssh.SshSection;
import dev.crashcart.core.ssh.SshState;
import dev.crashcart.core.ssh.hostkey.NewHostKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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

  /** The SSH keys that open accounts. */
  public AuthorizedKeysDesk authorizedKeys() {
    return new AuthorizedKeysDesk(host, appliance);
  }

  /** The menu over SSH from our own server: its host keys, and whom it lets in. */
  public SshFrontDesk front() {
    return new SshFrontDesk(host, appliance);
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

  /** The host keys, in the order of the configuration; quick. */
  public List<HostKey> hostKeys() throws HostFailure {
    return SshSection.look(host).hostKeys();
  }

  /**
   * What it takes to have new host keys; makes them, which takes a second. They are new each time
   * this is asked.
   */
  public Checked<Proposal> planNewHostKeys(Appliance.Consent consent) throws HostFailure {
    HostKeyRenewal renewal = NewHostKeys.make(SshSection.look(host), hostName());
    return appliance.planOnce(Once.hostKeys(renewal), consent);
  }

  /** The name that this machine goes by now. */
  public String hostName() throws HostFailure {
    byte[] name = host.read("/etc/hostname").orElse(new byte[0]);
    String text = new String(name, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "localhost" : text;
  }

  /**
   * Switches the service on for 1 minute to 24 hours, whatever the settings say; once more gives it
   * that long from now.
   */
  public Outcome onFor(Duration length, Who who) throws HostFailure {
    return new SshForAWhile(host, appliance).on(length, who);
  }

  /** Switches off at once what {@link #onFor} switched on. */
  public Outcome offNow(Who who) throws HostFailure {
    return new SshForAWhile(host, appliance).off(who);
  }

  /** Key pairs: make, import, export, keep, remove. */
  public KeyPairDesk keyPairs() {
    return new KeyPairDesk(host, appliance);
  }
}
