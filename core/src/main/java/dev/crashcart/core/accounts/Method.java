package dev.crashcart.core.accounts;

/** How people sign in, chosen once and changed like anything else. */
public enum Method {
  /** The administrative user {@code admin}; root's password is disabled. */
  ADMIN,
  /** The root user; not recommended. */
  ROOT,
  /** Nobody yet: the first visitor of the web interface sets it up. */
  WEB
}
