package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code key-pair}: with what this machine signs in to others. */
@Command(
    name = "key-pair",
    description = "Make, import, show and export the key pairs this machine signs in with.",
    subcommands = {
      KeyPairListCommand.class,
      KeyPairGenerateCommand.class,
      KeyPairImportCommand.class,
      KeyPairShowCommand.class,
      KeyPairExportCommand.class,
      KeyPairRemoveCommand.class
    },
    footer = {"", "Example: crashcart key-pair generate backup"})
final class KeyPairCommand {}
