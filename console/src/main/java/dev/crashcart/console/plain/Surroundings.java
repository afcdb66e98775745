package dev.crashcart.console.plain;

import dev.crashcart.console.terminal.ShellRunner;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.apply.Who;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a session line by line stands on; all of it can be replaced, so that tests run without
 * waiting.
 *
 * @param window the size of the window now; empty where it is not known
 * @param clock the pages' "now" and the countdowns
 * @param heading product and version, said first
 * @param mayLeave whether q leaves; otherwise the menu stays
 */
public record Surroundings(
    Appliance appliance,
    Who who,
    Keyboard keyboard,
    Paper paper,
    Supplier<Optional<Window>> window,
    Clock clock,
    ShellRunner shell,
    String heading,
    boolean mayLeave) {}
