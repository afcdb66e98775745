package dev.crashcart.console.remote;

import java.time.Duration;

/**
 * How much the server bears before it says no.
 *
 * @param mostSessions people at a menu; each has a screen and two threads in memory
 * @param mostStrangers connections on which nobody has signed in yet
 * @param mostFromOneAddress of these from one address
 * @param grace to sign in
 * @param signOfLife how often a silent client is asked whether it is there
 * @param mostLostSigns how many times in vain
 * @param idle how long without a key until a menu is closed; zero is never
 */
record FrontLimits(
    int mostSessions,
    int mostStrangers,
    int mostFromOneAddress,
    Duration grace,
    Duration signOfLife,
    int mostLostSigns,
    Duration idle) {
  static FrontLimits usual(Duration idle) {
    return new FrontLimits(20, 20, 10, Duration.ofSeconds(60), Duration.ofSeconds(15), 3, idle);
  }
}
