package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code network}: looking at the network, and the way out when nothing else helps. */
@Command(
    name = "network",
    description = "Test the network, find a port, or go back to automatic addresses.",
    subcommands = {
      NetworkTestCommand.class,
      NetworkIdentifyCommand.class,
      NetworkResetCommand.class
    },
    footer = {"", "Example: crashcart network test"})
final class NetworkCommand {}
