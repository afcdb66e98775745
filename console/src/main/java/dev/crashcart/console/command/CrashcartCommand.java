package dev.crashcart.console.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command itself. Its options are read by {@link StartOptions}; they stand here for the usage.
 */
@Command(
    name = "crashcart",
    synopsisHeading = "Usage: ",
    customSynopsis = {
      "crashcart [--root DIR | --demo [DIR]] [--json] COMMAND",
      "       crashcart [--root DIR | --demo [DIR]] [--ascii] [--mono]      the menu"
    },
    description = {
      "",
      "The console setup menu of a Linux appliance: who may sign in, passwords, recovery, network, SSH.",
      ""
    },
    optionListHeading = "Options:%n",
    commandListHeading = "%nCommands (crashcart COMMAND --help tells more):%n",
    footer = {
      "",
      "Exit status: 0 done, 2 wrong command line, 3 the settings have problems,",
      "4 the machine refused and everything was put back, 5 stuck half-way,",
      "6 busy or out of date, 7 not allowed, 70 a bug; plan --exit-code: 10 when",
      "there are changes.",
      "",
      "Example: crashcart --demo",
      "         sudo crashcart account recover admin"
    })
final class CrashcartCommand {
  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The files of a system below DIR: an image, a chroot, a mounted disk.")
  private String root = "";

  @Option(
      names = "--demo",
      paramLabel = "DIR",
      arity = "0..1",
      description =
          "A simulated appliance in DIR; nothing on this machine is touched. Without DIR, in"
              + " ~/.local/share/crashcart/demo. The next word is taken for DIR when it holds a"
              + " slash, begins with a dot, or is an existing folder; --demo=DIR always works.")
  private String demo = "";

  @Option(names = "--json", description = "One JSON document of stable keys on standard output.")
  private boolean json;

  @Option(names = "--ascii", description = "The menu with plain characters only.")
  private boolean ascii;

  @Option(names = "--mono", description = "The menu without colours.")
  private boolean mono;

  @Option(names = "--version", versionHelp = true, description = "Print the version.")
  private boolean version;

  @Option(names = "--help", usageHelp = true, description = "Print this.")
  private boolean help;
}
