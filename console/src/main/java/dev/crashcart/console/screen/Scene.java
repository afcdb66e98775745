package dev.crashcart.console.screen;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * What stands around a pane at this moment.
 *
 * @param heading product, host and version, for the header
 * @param time the wall clock at the appliance
 * @param notice a sentence above the key line; it takes the place of the help
 * @param notable how the notice is set
 * @param keys the key line's words, the most important first
 */
record Scene(
    String heading, LocalTime time, Instant now, String notice, Style notable, List<String> keys) {}
