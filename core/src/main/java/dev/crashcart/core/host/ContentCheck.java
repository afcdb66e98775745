package dev.crashcart.core.host;

import java.util.List;

/**
 * A command that looks at a finished content before it is in place, such as {@code visudo -cf {}}.
 *
 * @param path where the content is to be
 * @param unfinished where it stands now, as the command sees it
 * @param template the command, {@code {}} standing for the unfinished file
 */
record ContentCheck(String path, String unfinished, List<String> template) {
  List<String> command() {
    return template.stream().map(word -> word.replace("{}", unfinished)).toList();
  }

  /** Refuses the content with the first line of what the command said. */
  void judge(CommandResult result) throws HostFailure {
    if (result.succeeded()) {
      return;
    }
    String said = result.errors().isBlank() ? result.output() : result.errors();
    String line = said.strip().lines().findFirst().orElse("status " + result.exit());
    throw new HostFailure(
        template.get(0)
            + " refused the new content of "
            + path
            + ": "
            + line.replace(unfinished, path)
            + ". The file is as it was before.");
  }
}
