package dev.crashcart.console.command;

/** Asks the person at the terminal for a secret; nothing of it is shown or remembered. */
public interface Asker {
  /** Whether there is anybody to ask. */
  boolean canAsk();

  /** What was typed; the caller wipes it. Empty when the line was given up. */
  char[] hidden(String prompt);

  /** Without a terminal a command never asks. */
  static Asker none() {
    return new Asker() {
      @Override
      public boolean canAsk() {
        return false;
      }

      @Override
      public char[] hidden(String prompt) {
        return new char[0];
      }
    };
  }
}
