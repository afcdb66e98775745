package dev.crashcart.console.plain;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asking for lines: the keyboard and the paper together, and the words that mean the same
 * everywhere.
 */
final class Prompt {
  static final String CHOOSE = "Choose: ";
  static final String BACK = ":back";
  static final String HELP = ":help";
  private static final String MORE = "more: ";

  private final Keyboard keyboard;
  private final Paper paper;
  private final Clock clock;
  private final Supplier<Optional<Window>> window;
  private Supplier<Optional<Instant>> patience = Optional::empty;
  private final Set<String> said = new HashSet<>();
  private String ahead = "";

  /**
   * A prompt.
   *
   * @param window empty where the size is not known; then nothing pauses
   */
  Prompt(Keyboard keyboard, Paper paper, Clock clock, Supplier<Optional<Window>> window) {
    this.keyboard = keyboard;
    this.paper = paper;
    this.clock = clock;
    this.window = window;
  }

  Paper paper() {
    return paper;
  }

  Keyboard keyboard() {
    return keyboard;
  }

  Instant now() {
    return clock.instant();
  }

  /** Until when a line is waited for where nothing else limits that. */
  void patience(Supplier<Optional<Instant>> until) {
    patience = until;
  }

  /** Asks until there is a line, or no more of them, or patience is over. */
  Typed ask(String words) {
    dropAhead();
    return typed(words, untilIdle());
  }

  private Optional<Duration> untilIdle() {
    return patience.get().map(end -> Duration.between(now(), end));
  }

  /** The same where a number may have been typed ahead, of so many digits. */
  Typed askNumber(String words, int digits) {
    if (ahead.length() < digits) {
      return ask(words);
    }
    String number = ahead.substring(0, digits);
    ahead = ahead.substring(digits);
    paper.prompt(words);
    paper.answer(number);
    return Typed.line(number.toCharArray());
  }

  /** The same for at most so long. */
  Typed ask(String words, Duration most) {
    dropAhead();
    return typed(words, Optional.of(most));
  }

  /** Asks for a secret; what is typed is not shown. */
  Typed askHidden(String words) {
    dropAhead();
    try {
      // Hidden before it is asked for: who answers at once must not be shown either.
      keyboard.echo(false);
      try {
        return typed(words, untilIdle());
      } finally {
        keyboard.echo(true);
      }
    } catch (IOException refused) {
      paper.line("! What is typed here cannot be hidden: " + refused.getMessage());
      return Typed.line(BACK.toCharArray());
    }
  }

  private Typed typed(String words, Optional<Duration> most) {
    while (true) {
      paper.prompt(words);
      Typed typed = keyboard.line(most);
      if (typed.kind() == Typed.Kind.LINE && keyboard.endsLines()) {
        paper.answered();
      }
      if (paper.gone()) {
        return Typed.END;
      }
      if (typed.kind() != Typed.Kind.INTERRUPT) {
        return typed;
      }
      paper.line("Ctrl-C does nothing here: :back goes back, q at the main menu leaves.");
    }
  }

  /** Says something that need not be said twice in a session. */
  void once(String sentence) {
    if (said.add(sentence)) {
      paper.line(sentence);
    }
  }

  /** Digits that answer what comes next, typed in one line. */
  void typedAhead(String digits) {
    ahead = digits;
  }

  /** What was typed ahead for something that did not come is no answer to something else. */
  void dropAhead() {
    if (!ahead.isEmpty()) {
      String left = ahead;
      ahead = "";
      paper.line("Not used: " + left + ". This has no such number.");
    }
  }

  /** What a line means wherever something is chosen. */
  Optional<Heard> common(Typed typed) {
    if (typed.ended()) {
      return Optional.of(Heard.Sign.END);
    }
    if (typed.kind() == Typed.Kind.TIME_UP) {
      return Optional.of(Heard.Sign.IDLE);
    }
    if (typed.isEscape()) {
      return Optional.of(Heard.Sign.BACK);
    }
    return switch (typed.text()) {
      case "" -> Optional.of(Heard.Sign.REPEAT);
      case "b", BACK -> Optional.of(Heard.Sign.BACK);
      case "q" -> Optional.of(Heard.Sign.LEAVE);
      default -> Optional.empty();
    };
  }

  /** A line that is none of what can be chosen. */
  void unknown(Typed typed) {
    ahead = "";
    paper.line("! \"" + typed.text() + "\" is nothing that can be chosen here; ? explains.");
  }

  /** Prints lines to read, and waits where the window is full. */
  void read(List<String> lines) {
    Optional<Window> size = window.get();
    int room = size.map(it -> it.rows() - 1).orElse(Integer.MAX_VALUE);
    int used = 0;
    for (String line : lines) {
      int rows = size.map(it -> it.rowsOf(line)).orElse(0);
      if (used + rows > room) {
        Typed more = typed(MORE, untilIdle());
        if (more.kind() != Typed.Kind.LINE || !more.text().isEmpty()) {
          paper.line("The rest is left out; Enter alone shows the page again.");
          return;
        }
        used = 0;
      }
      paper.line(line);
      used += rows;
    }
  }
}
