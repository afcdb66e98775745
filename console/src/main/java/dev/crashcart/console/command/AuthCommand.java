package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code auth}: how people sign in. */
@Command(
    name = "auth",
    description = "Choose how people sign in.",
    subcommands = {AuthMethodCommand.class, AuthOneTimeCommand.class},
    footer = {"", "Example: crashcart auth method admin"})
final class AuthCommand {}
