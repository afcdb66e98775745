package dev.crashcart.core.system;

/** What becomes at boot of settings that somebody changed outside of Crashcart. */
public enum BootDrift {
  /** It stays, and the menu tells it. */
  REPORT,
  /** The machine is put back to what the settings say, before the network starts. */
  PUT_RIGHT
}
