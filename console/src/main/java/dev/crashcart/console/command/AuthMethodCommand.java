package dev.crashcart.console.command;

import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code auth method}: the administrative user, root, or the web interface. */
@Command(
    name = "method",
    description = "Choose how people sign in, and set the password that goes with it.",
    footer = {
      "",
      "admin: the administrative user; root's password is disabled.",
      "root:  the root user (not recommended).",
      "web:   set up in the web interface; nobody signs in by password before.",
      "",
      "Example: crashcart auth method admin --stdin < password.txt"
    })
final class AuthMethodCommand implements Verb {
  @Parameters(
      paramLabel = "admin|root|web",
      converter = Methods.class,
      description = "How people sign in.")
  private Method method = Method.ADMIN;

  @Mixin private PasswordOption password = new PasswordOption();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    String reason = "people sign in: " + Facts.word(method);
    if (method == Method.WEB) {
      return password.fromStandardInput()
          ? Reply.usage("The method web has no password; leave --stdin out.")
          : change.carryOut(
              session,
              session.appliance().planMethod(method, Optional.empty(), session.who()),
              reason);
    }
    String name = Facts.word(method);
    return password.read(
        session,
        name,
        List.of(name),
        hash ->
            change.carryOut(
                session,
                session.appliance().planMethod(method, Optional.of(hash), session.who()),
                reason));
  }
}
