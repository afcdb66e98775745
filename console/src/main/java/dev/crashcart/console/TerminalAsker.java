package dev.crashcart.console;

import dev.crashcart.console.command.Asker;
import java.io.Console;

/** Asks at the process's own terminal, without echo. */
final class TerminalAsker implements Asker {
  private final SignedIn signedIn;

  TerminalAsker(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public boolean canAsk() {
    return signedIn.atTerminal() && System.console() != null;
  }

  @Override
  public char[] hidden(String prompt) {
    Console console = System.console();
    char[] typed = console.readPassword("%s", prompt);
    return typed == null ? new char[0] : typed;
  }
}
