package dev.crashcart.console.screen;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;

/**
 * What stands around a pane at this moment.
 *
 * @param heading product, host and version, for the header
 * @param time the wall clock at the appliance
 * @param notice a sentence above the key line; it takes the place of the help
 * @param notable how the notice is set
 * @param keys the key line's words, the most important first; asked once the pane knows its size
 */
record Scene(
    String heading,
    LocalTime time,
    Instant now,
    String notice,
    Style notable,
    Supplier<List<String>> keys) {}
