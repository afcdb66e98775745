/**
 * The menu line by line, for dumb terminals, screen readers, Braille displays and scripts: the same
 * pages as on the full screen, without moving the cursor, clearing or colour.
 *
 * <p>Start reading at {@link dev.crashcart.console.plain.PlainMenu}, which goes from page to page;
 * each kind of view has a {@code Dialogue} that prints it and asks. What is typed comes from a
 * {@code Keyboard}, what is printed goes through the {@code Paper}. The wording of prompts is a
 * promise to scripts and stands in the module's README.
 */
package dev.crashcart.console.plain;
