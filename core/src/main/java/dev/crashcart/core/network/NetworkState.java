package dev.crashcart.core.network;

import java.util.Optional;

/**
 * The network of the machine: who carries it out, its files, and what is in force.
 *
 * @param backEnd who carries it out: what the settings say, else what runs
 * @param backEndRuns whether that service is active; files alone do nothing
 * @param live whether the system runs at all, so that commands make sense
 * @param rival another back end that runs as well, and may work against the one in use
 * @param trouble why nothing is known of what is in force, a sentence; empty as a rule
 */
public record NetworkState(
    BackEndName backEnd,
    boolean backEndRuns,
    boolean live,
    BackEndFiles files,
    KernelState kernel,
    Optional<BackEndName> rival,
    Optional<String> trouble) {

  /** One without a rival and without trouble. */
  public NetworkState(
      BackEndName backEnd,
      boolean backEndRuns,
      boolean live,
      BackEndFiles files,
      KernelState kernel) {
    this(backEnd, backEndRuns, live, files, kernel, Optional.empty(), Optional.empty());
  }
}
