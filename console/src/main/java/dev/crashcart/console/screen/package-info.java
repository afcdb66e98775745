/**
 * The only drawing code: how the pages' views look on a full screen and what keys do there.
 *
 * <p>Start reading at {@link dev.crashcart.console.screen.Console}, which owns the one thread that
 * touches the screen. A view becomes a {@code Pane}, which keeps what the operator typed and turns
 * it into a {@code Sheet} of styled lines for any width; the {@code Frame} scrolls the sheet and
 * puts it between header and key line. Drawing goes through Lanterna's screen layer; its window
 * toolkit is not used.
 */
package dev.crashcart.console.screen;
