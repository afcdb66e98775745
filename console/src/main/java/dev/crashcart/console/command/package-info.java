/**
 * The command line: one picocli class per verb, each answering with a {@link
 * dev.crashcart.console.command.Reply} that is printed as text or as one JSON document.
 *
 * <p>Start reading at {@link dev.crashcart.console.command.Commands}. It reaches the machine only
 * through the counter ({@code Appliance}), knows no screen, and asks for passwords only through
 * {@link dev.crashcart.console.command.Asker}.
 */
package dev.crashcart.console.command;
