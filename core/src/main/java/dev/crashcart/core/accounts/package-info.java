/**
 * Accounts, password hashes and policy, and the rules of who may sign in.
 *
 * <p>Start reading at {@link dev.crashcart.core.accounts.AccountsSettings} (what is wanted) and
 * {@link dev.crashcart.core.accounts.AccountsSection} (observing and planning).
 */
package dev.crashcart.core.accounts;
