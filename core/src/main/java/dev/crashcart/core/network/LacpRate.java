package dev.crashcart.core.network;

/** How often the partner of an 802.3ad bond is asked to speak: every 30 s or every second. */
public enum LacpRate {
  SLOW,
  FAST
}
