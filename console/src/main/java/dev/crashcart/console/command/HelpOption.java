package dev.crashcart.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code --help}, which every command has. */
@Command
final class HelpOption {
  @Option(names = "--help", usageHelp = true, description = "Print this.")
  private boolean help;
}
