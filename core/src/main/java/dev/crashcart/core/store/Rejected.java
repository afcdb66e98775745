package dev.crashcart.core.store;

import java.time.Instant;

/**
 * Settings that went back, kept for editing.
 *
 * @param cause the sentence for the operator
 * @param text the whole file that was rejected
 */
public record Rejected(Instant when, String cause, String text) {
  @Override
  public String toString() {
    return "rejected at " + when + ": " + cause;
  }
}
