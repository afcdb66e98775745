package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code network}: looking at the network, and the way out when nothing else helps. */
@Command(
    name = "network",
    description = "Look at, test and take over the network, or go back to automatic addresses.",
    subcommands = {
      NetworkListCommand.class,
      NetworkShowCommand.class,
      NetworkTestCommand.class,
      NetworkIdentifyCommand.class,
      NetworkLeaseCommand.class,
      NetworkTakeOverCommand.class,
      NetworkDhcpCommand.class,
      NetworkResetCommand.class
    },
    footer = {"", "Example: crashcart network test"})
final class NetworkCommand {}
