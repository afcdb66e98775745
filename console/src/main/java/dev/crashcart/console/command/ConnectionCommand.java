package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code connection}: other machines that this one signs in to. */
@Command(
    name = "connection",
    description = "Keep, test and use connections to other machines over SSH.",
    subcommands = {
      ConnectionListCommand.class,
      ConnectionShowCommand.class,
      ConnectionAddCommand.class,
      ConnectionDiscoverCommand.class,
      ConnectionTestCommand.class,
      ConnectionInstallKeyCommand.class,
      ConnectionRunCommand.class,
      ConnectionPushCommand.class,
      ConnectionPullCommand.class,
      ConnectionRemoveCommand.class
    },
    footer = {"", "Example: crashcart connection test nas02"})
final class ConnectionCommand {}
