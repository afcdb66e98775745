package dev.crashcart.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is on the screen, as data. Every view has a title; Esc always goes back and is not listed.
 */
public sealed interface View {
  String title();

  /**
   * Things to choose from, each with its key.
   *
   * @param excerpt one short paragraph under the title; may be empty
   * @param status lines above the items; may be empty
   */
  record Menu(String title, String excerpt, List<StatusLine> status, List<Item> items)
      implements View {
    public Menu {
      status = List.copyOf(status);
      items = List.copyOf(items);
    }
  }

  /** How a line of the status is marked; never by colour alone: the text says it too. */
  enum Mark {
    PLAIN,
    GOOD,
    WARNING
  }

  /** One line above a menu. */
  record StatusLine(Mark mark, String label, String text) {}

  /**
   * One thing to choose.
   *
   * @param id what the answer names
   * @param key the digit or letter that chooses it
   * @param disabled why it cannot be chosen now; it stays in its place, greyed
   * @param help shown while the cursor is on it
   */
  record Item(String id, char key, String label, Optional<String> disabled, String help) {
    public static Item of(String id, char key, String label, String help) {
      return new Item(id, key, label, Optional.empty(), help);
    }
  }

  /**
   * Fields to fill.
   *
   * @param button the words on the button that goes on, such as "Continue"
   */
  record Form(String title, String excerpt, List<Field> fields, String button) implements View {
    public Form {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field of a form; its help is shown beneath, a problem takes the help's place.
   *
   * @param shapes whether other fields come and go with its value
   * @param aside whether it is seldom needed: line by line such fields are asked for together
   */
  record Field(
      String id,
      String label,
      String help,
      FieldKind kind,
      String value,
      List<String> choices,
      Optional<String> disabled,
      Optional<Meter> meter,
      boolean shapes,
      boolean aside) {
    public Field {
      choices = List.copyOf(choices);
    }

    private Field(
        String id,
        String label,
        String help,
        FieldKind kind,
        String value,
        List<String> choices,
        Optional<Meter> meter) {
      this(id, label, help, kind, value, choices, Optional.empty(), meter, false, false);
    }

    /** A line of text. */
    public static Field text(String id, String label, String help, String value) {
      return new Field(id, label, help, FieldKind.TEXT, value, List.of(), Optional.empty());
    }

    /** A tick box. */
    public static Field tick(String id, String label, String help, boolean ticked) {
      return new Field(
          id, label, help, FieldKind.TICK, String.valueOf(ticked), List.of(), Optional.empty());
    }

    /** Stars; judged by the meter while typing, when there is one. */
    public static Field secret(String id, String label, String help, Optional<Meter> meter) {
      return new Field(id, label, help, FieldKind.SECRET, "", List.of(), meter);
    }

    /**
     * Several lines of text; Enter within begins a new one, so that what is pasted goes in whole.
     */
    public static Field lines(String id, String label, String help, String value) {
      return new Field(id, label, help, FieldKind.LINES, value, List.of(), Optional.empty());
    }

    /** Several lines of which only the number is shown, such as a private key that is pasted. */
    public static Field secretLines(String id, String label, String help) {
      return new Field(id, label, help, FieldKind.SECRET_LINES, "", List.of(), Optional.empty());
    }

    /** One of several words. */
    public static Field choice(
        String id, String label, String help, String value, List<String> choices) {
      return new Field(id, label, help, FieldKind.CHOICE, value, choices, Optional.empty());
    }

    /** The same, shown but not to be changed, with the reason. */
    public Field disabledBecause(String reason) {
      return new Field(
          id, label, help, kind, value, choices, Optional.of(reason), meter, shapes, aside);
    }

    /** The same; whenever it is changed the page gets {@link Answer#SHAPED} and is shown anew. */
    public Field shaping() {
      return new Field(id, label, help, kind, value, choices, disabled, meter, true, aside);
    }

    /** The same, seldom needed. */
    public Field putAside() {
      return new Field(id, label, help, kind, value, choices, disabled, meter, shapes, true);
    }
  }

  /** How a field is filled. */
  enum FieldKind {
    TEXT,
    SECRET,
    LINES,
    SECRET_LINES,
    TICK,
    CHOICE;

    /** Whether it is handed out as characters that are wiped, and never as a text. */
    public boolean isSecret() {
      return this == SECRET || this == SECRET_LINES;
    }
  }

  /**
   * Judges a secret while it is typed. Run on the worker, never on the screen's thread; the array
   * is a copy that the screen wipes.
   */
  @FunctionalInterface
  interface Meter {
    /** Words such as "weak: add another word", and the score 0 to 4. */
    Judgement judge(char[] secret);
  }

  /** A meter's verdict. */
  record Judgement(int score, String words) {}

  /**
   * Rows with a cursor.
   *
   * @param columns the most important first; where the screen is narrow the last ones are left out
   * @param empty what is said when there are no rows
   * @param keys what the keys do; "enter" is the id of Enter
   */
  record Table(
      String title,
      String excerpt,
      List<String> columns,
      List<Row> rows,
      String empty,
      List<KeyHint> keys)
      implements View {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      keys = List.copyOf(keys);
    }
  }

  /**
   * One row of a table.
   *
   * @param help what is said while the cursor is on it; may be empty
   */
  record Row(String id, List<String> cells, String help) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A row that says everything in its cells. */
    public Row(String id, List<String> cells) {
      this(id, cells, "");
    }
  }

  /** A letter and what it does; an F-key twin may be named, such as "F6". */
  record KeyHint(String id, char key, Optional<String> functionKey, String words) {
    public static KeyHint of(String id, char key, String words) {
      return new KeyHint(id, key, Optional.empty(), words);
    }
  }

  /**
   * Text to read, scrolled when it is long, with what can be done beneath.
   *
   * @param button the words of Enter; empty when Enter only goes back
   */
  record Text(
      String title, Tone tone, List<Line> lines, Optional<String> button, List<KeyHint> keys)
      implements View {
    public Text {
      lines = List.copyOf(lines);
      keys = List.copyOf(keys);
    }
  }

  /** What a text is about. */
  enum Tone {
    PLAIN,
    GOOD,
    BAD
  }

  /** One paragraph: a heading, plain words (wrapped), or a line kept as it is. */
  record Line(LineKind kind, String text) {
    public static Line heading(String text) {
      return new Line(LineKind.HEADING, text);
    }

    public static Line words(String text) {
      return new Line(LineKind.WORDS, text);
    }

    /** Words that must not be missed, beside saying so themselves. */
    public static Line alarm(String text) {
      return new Line(LineKind.ALARM, text);
    }

    public static Line verbatim(String text) {
      return new Line(LineKind.VERBATIM, text);
    }
  }

  /** How a paragraph is set. */
  enum LineKind {
    HEADING,
    WORDS,
    ALARM,
    VERBATIM
  }

  /**
   * A question with few answers; with a deadline it counts down and Esc and stray keys do nothing.
   *
   * @param answers the first is what Enter and y choose
   * @param deadline shown as a countdown; when it has passed the answer is {@code "deadline"}
   */
  record Question(String title, List<Line> lines, List<Item> answers, Optional<Instant> deadline)
      implements View {
    public Question {
      lines = List.copyOf(lines);
      answers = List.copyOf(answers);
    }
  }
}
