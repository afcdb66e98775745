package dev.crashcart.console.command;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.settings.Settings;
import java.util.Optional;

/** The proposal that a settings file makes: one that was named, or the kept one as it stands. */
final class ProposedFile {
  private ProposedFile() {}

  /** What is done with the proposal; {@code source} is what its problems are shown in. */
  @FunctionalInterface
  interface Then {
    Reply go(Checked<Proposal> checked, byte[] source) throws HostFailure;
  }

  static Reply plan(Session session, Optional<String> name, Consent consent, Then then)
      throws HostFailure {
    if (name.isPresent()) {
      return SettingsFile.read(
          name.get(), session.input(), file -> plan(session.appliance(), file, consent, then));
    }
    Optional<Reply> broken = CurrentSettings.broken(session);
    return broken.isPresent()
        ? broken.get()
        : then.go(
            session.appliance().plan(session.appliance().current(), consent),
            session.appliance().currentText());
  }

  private static Reply plan(Appliance appliance, SettingsFile file, Consent consent, Then then)
      throws HostFailure {
    Checked<Settings> read = file.settings();
    if (read.findValue().isEmpty()) {
      return Reply.problems(read.problems(), file.content());
    }
    Checked<Proposal> planned = appliance.plan(read.findValue().get(), consent);
    return then.go(read.then(settings -> planned), file.content());
  }
}
