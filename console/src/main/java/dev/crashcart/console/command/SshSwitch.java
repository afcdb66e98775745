package dev.crashcart.console.command;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshSettings;

/** The setting that says whether the SSH service is on. */
final class SshSwitch {
  private static final String KEY = KeyPath.join(SshSettings.SSH, SshService.ENABLED.name());

  private SshSwitch() {}

  /** Sets it and applies that, as {@code set} does. */
  static Reply set(Session session, ChangeOptions change, boolean on) throws HostFailure {
    Input changed =
        session
            .appliance()
            .current()
            .toInput()
            .with(KEY, String.valueOf(on), Place.of("command line"));
    return change.carryOut(
        session,
        session.appliance().plan(changed, change.consent(session)),
        on ? "switch SSH on" : "switch SSH off");
  }
}
