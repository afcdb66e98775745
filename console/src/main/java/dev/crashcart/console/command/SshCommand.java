package dev.crashcart.console.command;

import picocli.CommandLine.Command;

/** {@code ssh}: the SSH service, who can come in by it, and its host keys. */
@Command(
    name = "ssh",
    description = "Look at the SSH service, switch it on and off, show and renew its host keys.",
    subcommands = {
      SshStatusCommand.class,
      SshWhoCommand.class,
      SshFingerprintsCommand.class,
      SshOnCommand.class,
      SshOffCommand.class,
      SshRenewCommand.class
    },
    footer = {"", "Example: crashcart ssh on --for 30m"})
final class SshCommand {}
