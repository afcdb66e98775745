package dev.crashcart.core.ssh.client;

/** The stages of a connection, in the order of the protocol (RFC 4253, RFC 4252, RFC 4254). */
public enum Stage {
  RESOLVE("resolve"),
  CONNECT("connect"),
  GREETING("greeting"),
  /** Algorithms are agreed upon before any key is shown. */
  CIPHER("cipher"),
  HOST_KEY("host key"),
  SIGN_IN("sign in"),
  RUN("run");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** A word or two for people. */
  public String label() {
    return label;
  }
}
