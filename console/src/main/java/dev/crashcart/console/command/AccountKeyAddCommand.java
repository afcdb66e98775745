package dev.crashcart.console.command;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code account key add NAME}: more keys that open it. */
@Command(
    name = "add",
    description =
        "Add SSH keys that open an account. They become settings; lines that others wrote stay.",
    footer = {"", "Example: crashcart account key add ann ssh-ed25519 AAAA… ann@laptop"})
final class AccountKeyAddCommand implements Verb {
  @Mixin private KeySource source = new KeySource();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    return AccountLookup.find(
        session,
        source.name(),
        found -> source.find(session, (keys, told) -> add(session, keys, told)));
  }

  private Reply add(Session session, List<PublicKeyLine> keys, List<String> told)
      throws HostFailure {
    List<String> shown = keys.stream().map(KeyFacts::line).toList();
    if (source.isAddress() && !change.agreed()) {
      if (!session.asker().canAsk()) {
        return Reply.usage("These keys came; nothing was added. To add them say --yes.")
            .withLines(shown)
            .withNotes(told)
            .withFacts(Facts.object("keys", keys.stream().map(KeyFacts::object).toList()));
      }
      shown.forEach(session.tell());
      if (!Agreement.asked(session, "Add these keys to " + source.name())) {
        return Reply.done("Nothing was added.").withNotes(told);
      }
    }
    return change
        .carryOut(
            session,
            session
                .appliance()
                .sshDesk()
                .authorizedKeys()
                .planAdd(source.name(), keys, change.consent(session)),
            "add SSH keys to " + source.name())
        .withNotes(told);
  }
}
