package dev.crashcart.core.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration of sshd read by its own rules, sshd_config(5): the first value of a keyword wins,
 * except where lines add up; {@code Include} reads files in the order of their names; a {@code
 * Match} block ends with its file.
 *
 * <p>Read twice as sshd does: once for what stands outside of the blocks, and once with a
 * connection for what stands in those that fit it, which then goes before the rest.
 */
final class SshdConfig {
  private static final int DEEPEST = 16;

  private final SimulatedState state;
  private final Optional<SshdMatch> connection;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final StringBuilder said = new StringBuilder();

  private SshdConfig(SimulatedState state, Optional<SshdMatch> connection) {
    this.state = state;
    this.connection = connection;
  }

  /**
   * What a configuration means.
   *
   * @param values of each keyword that has one
   * @param said what sshd grumbles about on the way
   */
  record Read(Map<String, List<String>> values, String said) {}

  /**
   * Reads a file and what it includes.
   *
   * @throws HostFailure with what sshd prints before it exits
   */
  static Read read(SimulatedState state, String file, SshdMatch connection) throws HostFailure {
    if (!state.exists(file)) {
      throw new HostFailure(file + ": No such file or directory");
    }
    SshdConfig outside = new SshdConfig(state, Optional.empty());
    outside.file(new Reading(file, true, true, 0));
    SshdConfig inside = new SshdConfig(state, Optional.of(connection));
    inside.file(new Reading(file, false, true, 0));
    outside.values.putAll(inside.values);
    return new Read(outside.values, outside.said.toString() + inside.said);
  }

  /** Where one is in the lines of a file, and whether they count. */
  private static final class Reading {
    final String file;
    final int depth;
    final boolean reached;
    int line;
    int bad;
    boolean inBlock;
    boolean counts;

    /**
     * @param reached whether blocks in it may count: it is not included from a block that does not
     */
    Reading(String file, boolean counts, boolean reached, int depth) {
      this.file = file;
      this.counts = counts;
      this.reached = reached;
      this.depth = depth;
    }

    String where() {
      return file + " line " + line;
    }
  }

  private void file(Reading reading) throws HostFailure {
    if (reading.depth > DEEPEST) {
      throw failure("Too many recursive configuration includes");
    }
    for (String line : state.text(reading.file).split("\n")) {
      reading.line++;
      line(reading, line);
    }
    if (reading.bad > 0) {
      throw failure(reading.file + ": terminating, " + reading.bad + " bad configuration options");
    }
  }

  private HostFailure failure(String last) {
    return new HostFailure(said + last);
  }

  private void line(Reading reading, String text) throws HostFailure {
    String plain = text.strip();
    if (plain.isEmpty() || plain.startsWith("#")) {
      return;
    }
    String[] parts = plain.split("[ \\t]*=[ \\t]*|[ \\t]+", 2);
    String typed = parts[0];
    String rest = parts.length > 1 ? parts[1].strip() : "";
    Optional<SshdKeyword> keyword = SshdKeyword.find(typed);
    boolean block = typed.equalsIgnoreCase("Match");
    boolean include = typed.equalsIgnoreCase("Include");
    if (rest.isEmpty()) {
      bad(reading, reading.where() + ": no argument after keyword \"" + typed + "\"");
    } else if (SshdKeyword.isDeprecated(typed)) {
      deprecated(reading, typed);
    } else if (keyword.isEmpty() && !block && !include) {
      bad(
          reading,
          reading.file + ": line " + reading.line + ": Bad configuration option: " + typed);
      if (!reading.counts) {
        throw misplaced(reading, typed);
      }
    } else {
      Optional<List<String>> words = SshdWords.split(rest);
      if (words.isEmpty()) {
        bad(reading, reading.where() + ": invalid quotes");
      } else if (block) {
        match(reading, words.get());
      } else if (include) {
        include(reading, words.get());
      } else {
        set(reading, keyword.get(), typed, rest, words.get());
      }
    }
  }

  /** Some it says twice, the second time without the name of the file. */
  private void deprecated(Reading reading, String typed) {
    if (connection.isEmpty() || SshdKeyword.isDeprecatedInMatch(typed)) {
      said.append(
          (connection.isEmpty() ? reading.where() : "reprocess config line " + reading.line)
              + ": Deprecated option "
              + typed
              + "\n");
    }
  }

  private void bad(Reading reading, String sentence) {
    said.append(sentence).append('\n');
    reading.bad++;
  }

  private HostFailure misplaced(Reading reading, String typed) {
    return failure(
        reading.where() + ": Directive '" + typed + "' is not allowed within a Match block");
  }

  private void match(Reading reading, List<String> words) throws HostFailure {
    SshdMatch against = connection.orElse(new SshdMatch(Map.of(), List.of()));
    boolean fits;
    try {
      fits = against.fits(words, reading.where(), reading.line);
    } catch (HostFailure refused) {
      throw failure(refused.getMessage());
    }
    reading.inBlock = true;
    reading.counts = fits && reading.reached;
  }

  /** A Match block in an included file ends there; one around the line holds for all of it. */
  private void include(Reading reading, List<String> patterns) throws HostFailure {
    if (patterns.isEmpty()) {
      throw failure(reading.where() + ": Include missing filename argument");
    }
    boolean reached = reading.reached && (!reading.inBlock || reading.counts);
    for (String pattern : patterns) {
      String path = pattern.startsWith("/") ? pattern : "/etc/ssh/" + pattern;
      int slash = path.lastIndexOf('/');
      String folder = path.substring(0, slash);
      for (String name : state.names(folder.isEmpty() ? "/" : folder)) {
        if (SshNames.fits(path.substring(slash + 1), name) && !name.startsWith(".")) {
          file(new Reading(folder + "/" + name, reading.counts, reached, reading.depth + 1));
        }
      }
    }
  }

  private void set(
      Reading reading, SshdKeyword keyword, String typed, String rest, List<String> words)
      throws HostFailure {
    if (!keyword.inMatch() && connection.isPresent()) {
      return;
    }
    if (!keyword.inMatch() && !reading.counts) {
      throw misplaced(reading, typed);
    }
    SshdValue value = new SshdValue(keyword, typed, reading.where());
    if (words.isEmpty()) {
      Optional<String> missing = value.missing();
      if (missing.isPresent()) {
        throw failure(missing.get());
      }
      return;
    }
    List<String> read;
    try {
      read = value.read(keyword.kind().equals("rest") ? List.of(rest) : words);
    } catch (HostFailure refused) {
      throw failure(refused.getMessage());
    }
    if (words.size() > 1 && !value.takesMore()) {
      bad(reading, reading.where() + ": keyword " + typed + " extra arguments at end of line");
    } else if (reading.counts) {
      keep(reading, keyword, words.get(0), read);
    }
  }

  private void keep(Reading reading, SshdKeyword keyword, String first, List<String> read)
      throws HostFailure {
    List<String> all = values.get(keyword.name());
    if (all == null) {
      values.put(keyword.name(), new ArrayList<>(read));
    } else if (keyword.kind().equals("subsystem")
        && all.stream().anyMatch(one -> one.startsWith(first + " "))) {
      throw failure(reading.where() + ": Subsystem '" + first + "' already defined.");
    } else if (keyword.adds()) {
      all.addAll(read);
    }
  }
}
