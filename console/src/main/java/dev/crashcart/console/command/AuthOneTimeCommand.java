package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code auth one-time}: one session without any account's password (design, decision 1). */
@Command(
    name = "one-time",
    description =
        "Open one session at Crashcart when no administrator can sign in. The password is saved for"
            + " no account; it ends after 15 minutes, at sign-out, or as soon as an account is"
            + " usable.",
    footer = {"", "Example: crashcart auth one-time"})
final class AuthOneTimeCommand implements Verb {
  @Mixin private PasswordOption password = new PasswordOption();

  @Override
  public Reply run(Session session) throws HostFailure {
    return password.read(
        session,
        "one-time access",
        List.of(),
        hash -> {
          Instant until = session.appliance().openOneTimeAccess(hash, session.who());
          return Reply.done("One-time access is open until " + session.moment(until) + ".")
              .withFacts(Facts.object("until", until.toString()));
        });
  }
}
