package dev.crashcart.console.command;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--keep-password",
      description = "Keep the password that admin or root has, instead of setting one.")
  private boolean keep;

  @Mixin private PasswordOption password = new PasswordOption();
  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    String reason = "people sign in: " + Facts.word(method);
    if (method == Method.WEB) {
      return password.fromStandardInput() || keep
          ? Reply.usage("The method web has no password; leave --stdin and --keep-password out.")
          : change.carryOut(
              session,
              session.appliance().planMethod(method, Optional.empty(), session.who()),
              reason);
    }
    String name = Facts.word(method);
    if (keep) {
      return keeping(session, name, reason);
    }
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

  private Reply keeping(Session session, String name, String reason) throws HostFailure {
    if (password.fromStandardInput()) {
      return Reply.usage("--stdin and --keep-password exclude each other: give one of them.");
    }
    boolean has =
        session
            .appliance()
            .findAccount(new AccountName(name))
            .flatMap(AccountStatus::scheme)
            .isPresent();
    return has
        ? change.carryOut(
            session,
            session.appliance().planMethod(method, Optional.empty(), session.who()),
            reason)
        : Reply.problem(
            "accounts." + name,
            name + " has no password that could be kept. Give a new one: --stdin, or at a prompt.");
  }
}
