package dev.crashcart.core.ssh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of sshd_config(5) that others wrote, in the order in which sshd reads them, Include
 * followed. Of most keywords sshd takes the first value; a Match block beats what holds for
 * everybody, and of several the first that sets a keyword.
 *
 * @param lines without those of Include and of our drop-in
 * @param own before which of the lines our drop-in is read; empty when it is not
 * @param trapped a line that includes our drop-in within a Match block
 */
record SshdConfiguration(List<SshdLine> lines, OptionalInt own, Optional<SshdLine> trapped) {
  static final String MAIN = "/etc/ssh/sshd_config";
  static final String FOLDER = "/etc/ssh/sshd_config.d";
  static final String DROP_IN = FOLDER + "/00-crashcart.conf";

  private static final String BASE = "/etc/ssh/";
  private static final int MOST_NESTED = 16;

  SshdConfiguration {
    lines = List.copyOf(lines);
  }

  /** The configuration made of these files. */
  static SshdConfiguration of(Map<String, SshdFile> files) {
    Walk walk = new Walk(files);
    walk.read(MAIN, "", 0);
    return new SshdConfiguration(walk.lines, walk.own, walk.trapped);
  }

  /** The paths that a word behind Include names, among those that are there. */
  static List<String> named(String pattern, Set<String> there) {
    String absolute = pattern.startsWith("/") ? pattern : BASE + pattern;
    return there.stream()
        .filter(path -> folder(path).equals(folder(absolute)))
        .filter(path -> AccessMatrix.matches(name(absolute), name(path)))
        .sorted()
        .toList();
  }

  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What holds for everybody of a keyword, first wins. */
  List<SshdLine> globals(String keyword) {
    return lines.stream()
        .filter(line -> !line.isInMatch() && line.keyword().equals(keyword))
        .toList();
  }

  Optional<String> first(String keyword) {
    return globals(keyword).stream().findFirst().map(line -> String.join(" ", line.words()));
  }

  /** Those of a keyword that hold for some only. */
  List<SshdLine> exceptions(String keyword) {
    return lines.stream()
        .filter(line -> line.isInMatch() && line.keyword().equals(keyword))
        .toList();
  }

  /** Whether a line is read before ours. */
  boolean isBeforeOurs(SshdLine line) {
    return lines.indexOf(line) < own.orElse(0);
  }

  /** The whole of it with our drop-in in one text, what sshd makes of it staying the same. */
  Flattened with(String dropIn) {
    List<SshdLine> all = new ArrayList<>(lines);
    all.addAll(own.orElse(0), lines(SshdConfiguration.DROP_IN, dropIn));
    Flattened flattened = new Flattened(new ArrayList<>());
    all.stream().filter(line -> !line.isInMatch()).forEach(flattened.origins::add);
    String block = "";
    for (SshdLine line : all) {
      if (line.isInMatch() && !line.isMatch() && !line.matchBlock().equals(block)) {
        SshdLine again =
            new SshdLine(line.path(), line.number(), SshdLine.MATCH, "", line.matchBlock(), block);
        flattened.origins.add(again);
      }
      if (line.isInMatch()) {
        flattened.origins.add(line);
        block = line.matchBlock();
      }
    }
    return flattened;
  }

  /** The lines of one text. */
  static List<SshdLine> lines(String path, String text) {
    List<SshdLine> lines = new ArrayList<>();
    String block = "";
    int number = 0;
    for (String each : text.split("\n", -1)) {
      number++;
      Optional<SshdLine> line = SshdLine.read(path, number, each, block);
      line.ifPresent(lines::add);
      block = line.map(SshdLine::matchBlock).orElse(block);
    }
    return lines;
  }

  /**
   * A configuration in one text.
   *
   * @param origins where each of its lines comes from
   */
  record Flattened(List<SshdLine> origins) {
    String text() {
      StringBuilder text = new StringBuilder();
      origins.forEach(line -> text.append(line.text()).append('\n'));
      return text.toString();
    }

    /** Where the line of this number, counted from 1, comes from. */
    Optional<SshdLine> find(int number) {
      return number >= 1 && number <= origins.size()
          ? Optional.of(origins.get(number - 1))
          : Optional.empty();
    }
  }

  /** The reading of file after file. */
  private static final class Walk {
    private final Map<String, SshdFile> files;
    private final List<SshdLine> lines = new ArrayList<>();
    private OptionalInt own = OptionalInt.empty();
    private Optional<SshdLine> trapped = Optional.empty();

    Walk(Map<String, SshdFile> files) {
      this.files = files;
    }

    void read(String path, String outerBlock, int depth) {
      String block = outerBlock;
      int number = 0;
      SshdFile file = files.get(path);
      for (String text : file == null ? new String[0] : file.text().split("\n", -1)) {
        number++;
        Optional<SshdLine> line = SshdLine.read(path, number, text, block);
        if (line.isEmpty()) {
          continue;
        }
        block = line.get().matchBlock();
        if (line.get().keyword().equals(SshdLine.INCLUDE)) {
          include(line.get(), depth);
        } else {
          lines.add(line.get());
        }
      }
    }

    private void include(SshdLine line, int depth) {
      if (depth == MOST_NESTED) {
        return;
      }
      Set<String> there = new HashSet<>(files.keySet());
      there.add(DROP_IN);
      for (String pattern : line.words()) {
        for (String path : new TreeSet<>(named(pattern, there))) {
          if (!path.equals(DROP_IN)) {
            read(path, line.matchBlock(), depth + 1);
          } else if (line.isInMatch()) {
            trapped = Optional.of(line);
          } else if (own.isEmpty()) {
            own = OptionalInt.of(lines.size());
          }
        }
      }
    }
  }
}
