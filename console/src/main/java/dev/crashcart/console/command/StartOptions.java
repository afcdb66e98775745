package dev.crashcart.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options that say which machine and how to speak. They are read by hand, before anything else
 * is loaded, and may stand before or behind the command. {@code --demo} takes the next word as its
 * folder only before the command and only when it looks like one: it holds a slash, begins with a
 * dot, or is an existing folder; {@code --demo=DIR} always does. {@code --tty} and {@code --term}
 * belong to the menu alone.
 *
 * @param root the folder of {@code --root}
 * @param demo whether {@code --demo} was given
 * @param demoFolder its folder, when one was given
 * @param tty the device of the terminal the menu is to be on, in place of this process's own
 * @param term what kind of terminal that is
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
    Optional<String> tty,
    Optional<String> term,
    List<String> words,
    Optional<String> mistake) {
  private static final String ROOT = "--root";
  private static final String DEMO = "--demo";
  private static final String TTY = "--tty";
  private static final String TERM = "--term";
  private static final List<String> MENU = List.of("console");

  public StartOptions {
    words = List.copyOf(words);
  }

  /** Reads a command line; {@code isFolder} tells whether a folder of that name exists. */
  public static StartOptions read(List<String> line, Predicate<String> isFolder) {
    return new Reading(line, isFolder).read();
  }

  /** Whether these words open the menu: none, or {@code console} alone. */
  public boolean opensMenu() {
    return words.isEmpty() || words.equals(MENU);
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
    private Optional<String> tty = Optional.empty();
    private Optional<String> term = Optional.empty();
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
        if (!flag(word) && !place(word) && !line(word)) {
          words.add(word);
        }
      }
      if (root.isPresent() && demo) {
        mistake = Optional.of("--root and --demo exclude each other: give one of them.");
      }
      if ((tty.isPresent() || term.isPresent()) && !words.isEmpty() && !words.equals(MENU)) {
        mistake =
            Optional.of("--tty and --term are for the menu: crashcart console --tty /dev/tty1.");
      }
      return new StartOptions(root, demo, demoFolder, json, ascii, mono, tty, term, words, mistake);
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

    /** Which terminal; behind another command these words are its own. */
    private boolean line(String word) {
      if (!words.isEmpty() && !words.equals(MENU)) {
        return false;
      }
      if (word.equals(TTY) || word.startsWith(TTY + "=")) {
        tty = behind(TTY, word, "a terminal, such as --tty /dev/ttyS0");
      } else if (word.equals(TERM) || word.startsWith(TERM + "=")) {
        term = behind(TERM, word, "its kind, such as --term vt220");
      } else {
        return false;
      }
      return true;
    }

    private Optional<String> behind(String option, String word, String example) {
      String value =
          word.length() > option.length()
              ? word.substring(option.length() + 1)
              : at + 1 < line.size() ? line.get(++at) : "";
      if (value.isEmpty()) {
        mistake = Optional.of("There is nothing behind " + option + "; give " + example + ".");
      }
      return Optional.of(value).filter(it -> !it.isEmpty());
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
