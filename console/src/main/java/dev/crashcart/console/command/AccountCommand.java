package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code account}: who may sign in. */
@Command(
    name = "account",
    description = "List, add and change accounts, and recover access after a lock-out.",
    subcommands = {
      AccountListCommand.class,
      AccountAddCommand.class,
      AccountPasswordCommand.class,
      AccountEnableCommand.class,
      AccountDisableCommand.class,
      AccountLockCommand.class,
      AccountUnlockCommand.class,
      AccountRecoverCommand.class,
      AccountKeyCommand.class
    },
    footer = {"", "Example: crashcart account recover admin"})
final class AccountCommand {}
