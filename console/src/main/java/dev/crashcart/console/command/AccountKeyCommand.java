package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code account key}: the SSH keys that open accounts. */
@Command(
    name = "key",
    description = "List, add and remove the SSH keys that open an account without its password.",
    subcommands = {
      AccountKeyListCommand.class,
      AccountKeyAddCommand.class,
      AccountKeyRemoveCommand.class
    },
    footer = {"", "Example: crashcart account key add ann --url github:ann"})
final class AccountKeyCommand {}
