package dev.crashcart.console.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Every command by its word, and the parser made of them. */
final class CommandTree {
  /** In the order of the usage. */
  private static final Map<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("auth", AuthCommand::new);
    COMMANDS.put("account", AccountCommand::new);
    COMMANDS.put("network", NetworkCommand::new);
    COMMANDS.put("ssh", SshCommand::new);
    COMMANDS.put("key-pair", KeyPairCommand::new);
    COMMANDS.put("connection", ConnectionCommand::new);
    COMMANDS.put("backup", BackupCommand::new);
    COMMANDS.put("show", ShowCommand::new);
    COMMANDS.put("get", GetCommand::new);
    COMMANDS.put("set", SetCommand::new);
    COMMANDS.put("unset", UnsetCommand::new);
    COMMANDS.put("validate", ValidateCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("apply", ApplyCommand::new);
    COMMANDS.put("keep", KeepCommand::new);
    COMMANDS.put("back", BackCommand::new);
    COMMANDS.put("history", HistoryCommand::new);
    COMMANDS.put("diff", DiffCommand::new);
    COMMANDS.put("restore", RestoreCommand::new);
    COMMANDS.put("adopt", AdoptCommand::new);
    COMMANDS.put("audit", AuditCommand::new);
    COMMANDS.put("boot", BootCommand::new);
    COMMANDS.put("reboot", RebootCommand::new);
    COMMANDS.put("shutdown", ShutdownCommand::new);
    COMMANDS.put("shell", ShellCommand::new);
    COMMANDS.put("console", ConsoleCommand::new);
    COMMANDS.put("serve-ssh", ServeSshCommand::new);
    COMMANDS.put("plain", PlainCommand::new);
  }

  private CommandTree() {}

  /** The words that begin a command. */
  static List<String> words() {
    return List.copyOf(COMMANDS.keySet());
  }

  /** The whole parser. */
  static CommandLine whole() {
    return parser(words());
  }

  /** The parser for one line: with a known first word that command alone, which starts faster. */
  static CommandLine of(List<String> line) {
    boolean known = !line.isEmpty() && COMMANDS.containsKey(line.get(0));
    return known ? parser(List.of(line.get(0))) : whole();
  }

  private static CommandLine parser(List<String> words) {
    CommandLine parser = new CommandLine(new CrashcartCommand());
    words.forEach(word -> parser.addSubcommand(word, COMMANDS.get(word).get()));
    parser.getSubcommands().values().forEach(CommandTree::helped);
    // An argument is taken as it was typed: no @files, no quotes of our own.
    return parser
        .setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setInterpolateVariables(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(80);
  }

  private static void helped(CommandLine command) {
    command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
    command.getSubcommands().values().forEach(CommandTree::helped);
  }
}
