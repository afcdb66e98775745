package dev.crashcart.console.command;

import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.PasswordPolicy;
import dev.crashcart.core.accounts.Passwords;
import dev.crashcart.core.host.HostFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/**
 * A new password: typed twice at a hidden prompt, or one line of standard input; never an argument,
 * which everybody on the machine could read.
 */
final class PasswordOption {
  private static final int TRIES = 3;

  @Option(
      names = "--stdin",
      description =
          "Read the password from standard input: one line of UTF-8, only its line end removed.")
  private boolean stdin;

  /** What is done with the hash. */
  @FunctionalInterface
  interface Then {
    Reply go(PasswordHash hash) throws HostFailure;
  }

  boolean fromStandardInput() {
    return stdin;
  }

  /**
   * Gets, judges and hashes a password, then goes on; a refused one ends the command.
   *
   * @param whose for the prompt: "admin", "this one session"
   * @param context words it must not lean on
   */
  Reply read(Session session, String whose, List<String> context, Then then) throws HostFailure {
    PasswordPolicy policy = session.appliance().current().accounts().policy();
    Function<char[], Optional<String>> judge =
        password -> Passwords.refusal(password, policy, context);
    return stdin ? fromInput(session, judge, then) : typed(session, whose, judge, then);
  }

  private static Reply fromInput(
      Session session, Function<char[], Optional<String>> judge, Then then) throws HostFailure {
    PasswordLine line = PasswordLine.read(session.input());
    try {
      Optional<String> refusal = line.mistake().or(() -> judge.apply(line.password()));
      return refusal.isPresent()
          ? refused(refusal.get())
          : then.go(Passwords.hash(line.password()));
    } finally {
      Arrays.fill(line.password(), '\0');
    }
  }

  private static Reply typed(
      Session session, String whose, Function<char[], Optional<String>> judge, Then then)
      throws HostFailure {
    Asker asker = session.asker();
    if (!asker.canAsk()) {
      return Reply.usage(
          "A password is needed and there is no terminal to ask at. Give it on standard input:"
              + " --stdin.");
    }
    String refusal = "";
    for (int i = 0; i < TRIES; i++) {
      session.tell().accept(refusal);
      char[] password = asker.hidden("New password for " + whose + ": ");
      char[] again = new char[0];
      try {
        Optional<String> wrong = unreadable(password).or(() -> judge.apply(password));
        if (wrong.isEmpty()) {
          again = asker.hidden("The same again: ");
          if (Arrays.equals(password, again)) {
            return then.go(Passwords.hash(password));
          }
          wrong = Optional.of("The two are not the same.");
        }
        refusal = wrong.get();
        if (password.length == 0) {
          break;
        }
      } finally {
        Arrays.fill(password, '\0');
        Arrays.fill(again, '\0');
      }
    }
    return refused(refusal);
  }

  /** The mark of a byte that was no UTF-8: hashed it would be another password. */
  private static Optional<String> unreadable(char[] password) {
    for (char c : password) {
      if (c == '\uFFFD') {
        return Optional.of(
            "The password holds a character this terminal did not send as UTF-8; take another one,"
                + " or set the terminal to UTF-8.");
      }
    }
    return Optional.empty();
  }

  private static Reply refused(String why) {
    return Reply.problem("", why + " Nothing was changed.");
  }
}
