package dev.crashcart.console.page;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Appliance.Consent;
import dev.crashcart.core.apply.Proposal;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A connection on its way from its form to the plan: its host keys are found and accepted, it is
 * tried, and only then kept.
 *
 * @param was the name it is kept under now; empty for a new one
 * @param reason for the history
 * @param notes what was made of what was typed
 * @param discover whether its host keys are looked for although some are accepted
 */
record ConnectionChange(
    Tries tries,
    Optional<SshName> was,
    SshName name,
    String reason,
    SettingEdits edits,
    List<String> notes,
    boolean discover) {
  ConnectionChange {
    notes = List.copyOf(notes);
  }

  /** The connection as it would be, with the key pair that opens it. */
  record Ready(Connection connection, KeyPair pair) {
    /** Whom it signs in as, and where. */
    String where() {
      return ConnectionsPage.where(connection);
    }
  }

  /** One that is kept already, to be tried as it is. */
  static ConnectionChange none(Tries tries, SshName name) {
    return new ConnectionChange(
        tries,
        Optional.of(name),
        name,
        "accept the host keys of " + name,
        new SettingEdits(),
        List.of(),
        false);
  }

  static String key(SshName name) {
    return KeyPath.join(SshSettings.CONNECTIONS, name.value());
  }

  static String key(SshName name, Key<?> setting) {
    return KeyPath.join(key(name), setting.name());
  }

  /** The same with these host keys accepted. */
  ConnectionChange accepting(List<PublicKeyLine> keys) {
    SettingEdits accepted = new SettingEdits();
    accepted.lines(
        key(name, Connection.HOST_KEYS), keys.stream().map(PublicKeyLine::toString).toList());
    return new ConnectionChange(tries, was, name, reason, edits.and(accepted), notes, false);
  }

  /** Goes on from the form; problems are shown at its fields. */
  Next begin(Desk desk, FormProblems fields) {
    return Next.look(
        "Looking whether it fits…",
        () -> {
          Checked<Proposal> checked = plan(desk.appliance(), Consent.of(desk.who()));
          return checked.findValue().isPresent()
              ? Next.open(next(ready(checked.findValue().get())))
              : fields.of(checked.problems());
        });
  }

  /** Goes on from a list or a page, with another page on top of it. */
  Next open(Desk desk, Function<Ready, Page> page) {
    return Next.look(
        "Looking at its settings…",
        () -> {
          Checked<Proposal> checked = plan(desk.appliance(), Consent.of(desk.who()));
          if (checked.findValue().isEmpty()) {
            return Next.open(new ProblemsPage(checked.problems()));
          }
          Ready ready = ready(checked.findValue().get());
          return ready.pair().privateKey().isPresent() && ready.connection().host().isPresent()
              ? Next.open(page.apply(ready))
              : new Next.Tell(
                  "It has no "
                      + (ready.connection().host().isEmpty() ? "host" : "key pair")
                      + " yet: open it with Enter and give it one.");
        });
  }

  private Page next(Ready ready) {
    return discover || ready.connection().hostKeys().isEmpty()
        ? new RemoteKeysPage(this, ready, false)
        : new ConnectionTestPage(this, ready, true);
  }

  private Ready ready(Proposal proposal) {
    SshSettings ssh = proposal.desired().ssh();
    Connection connection = ssh.connections().get(name);
    return new Ready(
        connection,
        connection
            .keyPair()
            .map(ssh.keyPairs()::get)
            .orElseGet(() -> new KeyPair(name, Optional.empty(), Optional.empty())));
  }

  /** Leads to what will change in the settings. */
  Next planned(Desk desk, Ready ready, boolean tried) {
    return Next.look(
        "Looking at what would change…",
        () ->
            Next.open(
                new Errand(
                        reason,
                        command(desk.appliance(), ready, tried),
                        this::plan,
                        Optional.empty())
                    .planned(desk)));
  }

  /** Empty where no single command does it, as for another name. */
  private Optional<String> command(Appliance appliance, Ready ready, boolean tried)
      throws HostFailure {
    if (was.isEmpty() && !tried && !ready.connection().hostKeys().isEmpty()) {
      return Optional.empty();
    }
    if (was.isEmpty()) {
      boolean made = edits.touch(SshSettings.KEY_PAIRS);
      return Optional.of(new ConnectionWords(ready.connection(), made).adding(tried));
    }
    return was.equals(Optional.of(name))
        ? edits.command(appliance.current().toInput())
        : Optional.empty();
  }

  private Checked<Proposal> plan(Appliance appliance, Consent consent) throws HostFailure {
    return appliance.plan(edits.on(appliance.current().toInput()), consent);
  }
}
