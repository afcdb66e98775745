package dev.crashcart.core.ssh.client;

/** How a try at a connection ended, as far as it decides what can be done next. */
public enum Ending {
  /** Every stage passed. */
  WORKS,
  /** No host key was accepted yet: discover, compare, accept. */
  HOST_KEY_UNKNOWN,
  /** The machine shows another host key than the accepted ones: the alarm. */
  HOST_KEY_CHANGED,
  /** The cipher that is wanted is not offered there. */
  CIPHER_REFUSED,
  /** Our key does not open the account: it can be installed with the password. */
  KEY_REFUSED,
  /** Signed in, but no command runs there; files may still go. */
  NO_COMMANDS,
  /** The operator had enough. */
  STOPPED,
  /** Anything else. */
  FAILED
}
