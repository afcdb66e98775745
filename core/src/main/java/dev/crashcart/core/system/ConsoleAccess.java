package dev.crashcart.core.system;

/** What somebody at the keyboard may do without signing in. */
public enum ConsoleAccess {
  /** Everything: who stands at the machine owns it. */
  OPEN,
  /** Look at everything; whatever changes something, and the shell, asks for a sign-in first. */
  SIGN_IN,
  /** Nothing: the menu comes after a sign-in. */
  LOCKED
}
