package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What sshd says of its configuration as it will be. The text stands in a file below {@code
 * /run/crashcart} for so long.
 */
final class SshJudgement {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** {@code FILE: line 3: …} and {@code FILE line 3: …}. */
  private static final Pattern LINE = Pattern.compile("\\S+?:? line ([0-9]+): (.*)");

  private final Host host;

  SshJudgement(Host host) {
    this.host = host;
  }

  void judge(SshService service, SshState state, SshSurroundings around, Problems problems) {
    SshdConfiguration others = SshdConfiguration.of(state.configuration().files());
    Optional<String> wanted = new SshDropIn(service, around, others, state).text();
    String text =
        wanted
            .map(it -> new String(it.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
            .orElse("");
    boolean same = state.configuration().text(SshdConfiguration.DROP_IN).orElse("").equals(text);
    SshState.Configuration configuration = state.configuration();
    if (same || !state.installed() || !state.live()) {
      return;
    }
    // What sshd lacks before its first start it misses only after it has read every line.
    boolean ready = configuration.missingFolder().isEmpty() && !configuration.withoutHostKeys();
    SshdConfiguration.Flattened whole = others.with(text);
    try {
      Optional<String> refused = refused(whole.text());
      refused
          .filter(said -> ready || said.lines().anyMatch(line -> LINE.matcher(line).matches()))
          .ifPresent(said -> tell(said, whole, service, problems));
    } catch (HostFailure failed) {
      // It is checked once more before anything changes; then this is told.
      System.getLogger(SshJudgement.class.getName())
          .log(System.Logger.Level.WARNING, "sshd was not asked: {0}", failed.getMessage());
    }
  }

  private Optional<String> refused(String text) throws HostFailure {
    String path = SshPlanner.CHECKED;
    try {
      host.write(path, text.getBytes(StandardCharsets.ISO_8859_1), FileFacts.file(0600, 0, 0));
      CommandResult result =
          host.run(
              SshPlanner.CHECK.stream().map(word -> word.replace("{}", path)).toList(),
              new byte[0],
              LIMIT);
      return result.succeeded() ? Optional.empty() : Optional.of(result.errors().strip());
    } finally {
      host.remove(path);
    }
  }

  private static void tell(
      String said, SshdConfiguration.Flattened whole, SshService service, Problems problems) {
    Optional<Matcher> found = said.lines().map(LINE::matcher).filter(Matcher::matches).findFirst();
    Optional<SshdLine> line =
        found.flatMap(matcher -> whole.find(Integer.parseInt(matcher.group(1))));
    // Of a Match without criteria it says what is missing first, and where on the next line.
    String first = said.lines().findFirst().orElse("it gave no reason");
    Matcher own = LINE.matcher(first);
    String reason = own.matches() ? own.group(2) : first;
    if (line.isEmpty() || !line.get().path().equals(SshdConfiguration.DROP_IN)) {
      problems.error(
          SshSettings.SSH,
          Place.of("this machine"),
          "sshd refuses its configuration"
              + line.map(it -> " at " + it.where()).orElse("")
              + ": "
              + reason);
      return;
    }
    List<String> extra = service.extraLines();
    int item =
        extra.indexOf(
            new String(
                line.get().text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    String key =
        item >= 0
            ? KeyPath.join(SshSettings.SSH, SshService.EXTRA_LINES.name())
            : SshConflicts.key(line.get().keyword());
    problems.error(
        key,
        Place.of("this change"),
        (item >= 0 ? "line " + (item + 1) + ", " : "")
            + Key.quote(line.get().text().strip())
            + ", is refused by sshd: "
            + reason);
  }
}
