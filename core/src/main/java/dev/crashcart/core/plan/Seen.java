package dev.crashcart.core.plan;

/**
 * What was observed: what the files say and what is in force. A plan is empty only when both equal
 * what is wanted, so that a failed reload cannot bite at the next start.
 */
public record Seen<T>(T written, T running) {}
