package dev.crashcart.console.command;

/** The other fronts that a command opens. */
public interface Fronts {
  /** The full-screen menu, until it is left. */
  Reply menu();

  /** Crashcart's own prompt, until it is left. */
  Reply shell();
}
