package dev.crashcart.core.apply;

import dev.crashcart.core.accounts.AccountName;
import java.time.Duration;
import java.time.Instant;

/** What came of an attempt to sign in at a console. */
public sealed interface SignInResult {
  /** The password was right, and the account may use the console. */
  record Welcome(AccountName account) implements SignInResult {}

  /** The password of the one-time access was right. */
  record WelcomeOnce(Instant until) implements SignInResult {}

  /**
   * Not let in; the sentence is the same for a wrong name, a wrong password and an account that is
   * disabled, locked or expired, so that nobody finds out which accounts there are.
   *
   * @param pause how long the next attempt at this terminal has to wait
   */
  record Refused(String sentence, Duration pause) implements SignInResult {}
}
