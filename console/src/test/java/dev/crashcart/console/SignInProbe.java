package dev.crashcart.console;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.SignInResult;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.host.LinuxHost;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One attempt to sign in at this machine: NAME TERMINAL, and the password on standard input. */
final class SignInProbe {
  private SignInProbe() {}

  /** Prints {@code welcome} or {@code refused}. */
  public static void main(String[] words) throws HostFailure, IOException {
    char[] password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).toCharArray();
    SignInResult result =
        new Appliance(LinuxHost.live()).signInDesk().signIn(words[0], password, words[1]);
    try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
      out.print(result instanceof SignInResult.Welcome ? "welcome" : "refused");
    }
  }
}
