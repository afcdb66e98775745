package dev.crashcart.console.page;

import dev.crashcart.core.apply.Who;

/**
 * Where the operator of this menu is, as the others are told.
 *
 * @param at the title of the page; empty at the main menu and while somebody signs in
 * @param changing whether a form is open there
 */
public record Whereabouts(Who who, String at, boolean changing) {}
