package dev.crashcart.console.command;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Replies to a command line that is none: what is wrong, the nearest known word, the usage. */
final class WrongWords {
  private WrongWords() {}

  static Reply reply(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return withUsage(command, refusal(wrong));
    }
    // The parser goes on behind a word it does not know; the first one is the slip.
    for (CommandLine before = command.getParent(); before != null; before = before.getParent()) {
      List<String> words = before.getUnmatchedArguments();
      if (!words.isEmpty()) {
        return withUsage(before, unknown(before, words.get(0)));
      }
    }
    return withUsage(command, unknown(command, unmatched.getUnmatched().get(0)));
  }

  /** The reply to a group of commands of which none was named. */
  static Reply incomplete(CommandLine command) {
    Collection<String> words = command.getSubcommands().keySet();
    return withUsage(
        command, "What is to be done? Add one of these words: " + String.join(", ", words) + ".");
  }

  private static String unknown(CommandLine command, String word) {
    if (word.startsWith("-----BEGIN ")) {
      // Not quoted: what stands on the screen of a shell goes on into logs and tickets.
      return "A private key or certificate is no word of a command. Nothing was kept of it here, but"
          + " your shell may keep it in its history.";
    }
    boolean option = word.startsWith("-");
    boolean first = !option && !command.getSubcommands().isEmpty();
    List<String> known =
        new ArrayList<>(
            option
                ? command.getCommandSpec().optionsMap().keySet()
                : first ? command.getSubcommands().keySet() : List.of());
    if (option) {
      known.addAll(List.of("--root", "--demo", "--json"));
    }
    Optional<String> nearest = Nearest.to(word.replaceAll("=.*", ""), known);
    String what = option ? "There is no option " : first ? "There is no command " : "";
    return what
        + Key.quote(word)
        + (what.isEmpty() ? " is one word too many." : ".")
        + nearest.map(near -> " Did you mean " + near + "?").orElse("");
  }

  private static String refusal(ParameterException wrong) {
    if (wrong instanceof MissingParameterException missing) {
      String names =
          missing.getMissing().stream().map(WrongWords::name).collect(Collectors.joining(", "));
      return "Missing: " + names + ".";
    }
    return wrong.getCause() instanceof TypeConversionException own
        ? String.valueOf(own.getMessage())
        : ended(wrong.getMessage());
  }

  private static String name(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : missing.paramLabel();
  }

  private static String ended(String message) {
    return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
  }

  private static Reply withUsage(CommandLine command, String sentence) {
    String usage = command.getHelp().synopsis(0).strip();
    String name = command.getCommandSpec().qualifiedName();
    return Reply.usage(
        sentence
            + System.lineSeparator()
            + "Usage: "
            + usage
            + System.lineSeparator()
            + "See: "
            + name
            + " --help");
  }
}
