package dev.crashcart.core.accounts;

/**
 * What a recovery does once to an account besides changing its settings. Nothing of it stands in
 * the file: it is done, verified, and over.
 *
 * @param clearFailures forget the failed attempts (faillock(8))
 * @param secondFactorOff take the account's second factor away (its line in /etc/users.oath, its
 *     ~/.google_authenticator)
 * @param endSessions end its running sessions but the one this is done from
 */
public record Recovery(
    AccountName account, boolean clearFailures, boolean secondFactorOff, boolean endSessions) {
  /**
   * What of it can be seen afterwards: that sessions were ended cannot, new ones may have begun.
   */
  public Recovery withoutSessions() {
    return new Recovery(account, clearFailures, secondFactorOff, false);
  }
}
