package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code backup}: the kept settings as one file. */
@Command(
    name = "backup",
    description = "Send the kept settings to another machine.",
    subcommands = {BackupPushCommand.class},
    footer = {"", "Example: crashcart backup push nas02"})
final class BackupCommand {}
