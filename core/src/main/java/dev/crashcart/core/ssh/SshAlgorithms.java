package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Key;
import java.util.List;

/** The weak algorithms of SSH that are off unless they are named. */
public final class SshAlgorithms {
  /** Names that may be allowed again. */
  public static final List<String> WEAK =
      List.of(
          "ssh-rsa",
          "hmac-sha1",
          "hmac-sha1-etm@openssh.com",
          "umac-64@openssh.com",
          "umac-64-etm@openssh.com",
          "aes128-cbc",
          "aes192-cbc",
          "aes256-cbc",
          "3des-cbc",
          "diffie-hellman-group14-sha1",
          "diffie-hellman-group-exchange-sha1",
          "diffie-hellman-group1-sha1",
          "hmac-md5",
          "hmac-sha1-96");

  private SshAlgorithms() {}

  static String read(String text) {
    if (!WEAK.contains(text)) {
      throw new IllegalArgumentException(
          Key.quote(text)
              + " is not one of the weak algorithms that can be allowed again: "
              + String.join(", ", WEAK)
              + ".");
    }
    return text;
  }
}
