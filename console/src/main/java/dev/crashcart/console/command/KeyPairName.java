package dev.crashcart.console.command;

import dev.crashcart.core.ssh.SshName;
import picocli.CommandLine.Parameters;

/** The key pair that a command is about. */
final class KeyPairName {
  @Parameters(
      paramLabel = "NAME",
      converter = SshNames.class,
      description = "The name of the key pair.")
  private SshName name = new SshName("backup");

  SshName value() {
    return name;
  }
}
