package dev.crashcart.core.network;

/**
 * The network of the machine: who carries it out, its files, and what is in force.
 *
 * @param backEnd who carries it out: what the settings say, else what runs
 * @param backEndRuns whether that service is active; files alone do nothing
 * @param live whether the system runs at all, so that commands make sense
 */
public record NetworkState(
    BackEndName backEnd,
    boolean backEndRuns,
    boolean live,
    BackEndFiles files,
    KernelState kernel) {}
