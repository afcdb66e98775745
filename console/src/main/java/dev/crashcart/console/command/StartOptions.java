package dev.crashcart.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options that say which machine and how to speak. They are read by hand, before anything else
 * is loaded, and may stand before or behind the command. {@code --demo} takes the next word as its
 * folder only before the command and only when it looks like one: it holds a slash, begins with a
 * dot, or is an existing folder; {@code --demo=DIR} always does.
 *
 * @param root the folder of {@code --root}
 * @param demo whether {@code --demo} was given
 * @param demoFolder its folder, when one was given
 * @param words what is left: the command and its own words
 * @param mistake what is wrong with these options, for the operator
 */
public record StartOptions(
    Optional<String> root,
    boolean demo,
    Optional<String> demoFolder,
    boolean json,
    boolean ascii,
    boolean mono,
    List<String> words,
    Optional<String> mistake) {
  private static final String ROOT = "--root";
  private static final String DEMO = "--demo";

  public StartOptions {
    words = List.copyOf(words);
  }

  /** Reads a command line; {@code isFolder} tells whether a folder of that name exists. */
  public static StartOptions read(List<String> line, Predicate<String> isFolder) {
    return new Reading(line, isFolder).read();
  }

  /** Whether these words open the menu: none, or {@code console} alone. */
  public boolean opensMenu() {
    return words.isEmpty() || words.equals(List.of("console"));
  }

  /** One pass over the words. */
  private static final class Reading {
    private final List<String> line;
    private final Predicate<String> isFolder;
    private final List<String> words = new ArrayList<>();
    private Optional<String> root = Optional.empty();
    private Optional<String> demoFolder = Optional.empty();
    private Optional<String> mistake = Optional.empty();
    private boolean demo;
    private boolean json;
    private boolean ascii;
    private boolean mono;
    private int at;

    Reading(List<String> line, Predicate<String> isFolder) {
      this.line = line;
      this.isFolder = isFolder;
    }

    StartOptions read() {
      for (; at < line.size(); at++) {
        String word = line.get(at);
        if (word.equals("--")) {
          words.addAll(line.subList(at, line.size()));
          break;
        }
        if (!flag(word) && !place(word)) {
          words.add(word);
        }
      }
      if (root.isPresent() && demo) {
        mistake = Optional.of("--root and --demo exclude each other: give one of them.");
      }
      return new StartOptions(root, demo, demoFolder, json, ascii, mono, words, mistake);
    }

    private boolean flag(String word) {
      switch (word) {
        case "--json" -> json = true;
        case "--ascii" -> ascii = true;
        case "--mono" -> mono = true;
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean place(String word) {
      if (word.equals(DEMO)) {
        demo = true;
        if (words.isEmpty() && at + 1 < line.size() && looksLikeFolder(line.get(at + 1))) {
          demoFolder = Optional.of(line.get(++at));
        }
      } else if (word.startsWith(DEMO + "=")) {
        demo = true;
        demoFolder = named(word.substring(DEMO.length() + 1));
      } else if (word.equals(ROOT)) {
        root = named(at + 1 < line.size() ? line.get(++at) : "");
      } else if (word.startsWith(ROOT + "=")) {
        root = named(word.substring(ROOT.length() + 1));
      } else {
        return false;
      }
      return true;
    }

    private Optional<String> named(String folder) {
      if (folder.isEmpty()) {
        mistake =
            Optional.of(
                "There is no folder behind "
                    + line.get(Math.min(at, line.size() - 1))
                    + "; give one, such as --root /mnt or --demo=./demo.");
        return Optional.empty();
      }
      return Optional.of(folder);
    }

    private boolean looksLikeFolder(String word) {
      return word.contains("/") || word.startsWith(".") || isFolder.test(word);
    }
  }
}
