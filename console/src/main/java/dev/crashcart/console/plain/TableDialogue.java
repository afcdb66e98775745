package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table: a numbered line for each row, and which of them, or a letter and a row. */
final class TableDialogue implements Dialogue {
  private static final Pattern LETTER = Pattern.compile("(\\D)\\s*([0-9]*)");

  private final View.Table table;
  private final Prompt prompt;
  private final Hints hints;

  TableDialogue(View.Table table, Prompt prompt) {
    this.table = table;
    this.prompt = prompt;
    this.hints = new Hints(table.keys());
  }

  @Override
  public void print() {
    prompt.paper().line("");
    List<String> lines = new ArrayList<>(List.of(table.title()));
    if (!table.excerpt().isEmpty()) {
      lines.add(table.excerpt());
    }
    for (int i = 0; i < table.rows().size(); i++) {
      lines.add((i + 1) + "  " + line(table.rows().get(i).cells()));
    }
    if (table.rows().isEmpty()) {
      lines.add(table.empty());
    }
    prompt.read(lines);
  }

  /** The first cell by itself, the others behind the names of their columns. */
  private String line(List<String> cells) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = i == 0 || i >= table.columns().size() ? "" : table.columns().get(i) + ": ";
      words.add(name + cells.get(i));
    }
    return String.join("; ", words);
  }

  @Override
  public Heard hold() {
    tellKeys();
    while (true) {
      int digits = String.valueOf(table.rows().size()).length();
      Optional<Heard> heard = heard(prompt.askNumber(Prompt.CHOOSE, digits));
      if (heard.isPresent()) {
        return heard.get();
      }
    }
  }

  private void tellKeys() {
    List<String> words = new ArrayList<>();
    Optional<View.KeyHint> number = hints.space().or(hints::enter);
    if (!table.rows().isEmpty()) {
      number.ifPresent(hint -> words.add("A number: " + hint.words()));
    }
    if (hints.space().isPresent()) {
      hints.enter().ifPresent(hint -> words.add("Enter: " + hint.words()));
    }
    words.addAll(hints.words());
    words.add("b back");
    String example =
        table.rows().isEmpty() || hints.words().isEmpty()
            ? "."
            : ". A letter and a number go together: " + hints.letters().get(0).key() + " 1.";
    prompt.paper().line(String.join("; ", words) + example);
  }

  private Optional<Heard> heard(Typed typed) {
    String line = typed.text();
    if (line.matches("[0-9]{1,6}")) {
      return numbered(hints.space().or(hints::enter), line);
    }
    if (typed.isEnter() && hints.space().isPresent()) {
      return hints.enter().map(hint -> Heard.gives(hint.id()));
    }
    Matcher letter = LETTER.matcher(line);
    Optional<View.KeyHint> hint = letter.matches() ? hints.find(letter.group(1)) : Optional.empty();
    if (hint.isPresent()) {
      return letter.group(2).isEmpty() ? alone(hint.get()) : numbered(hint, letter.group(2));
    }
    if (line.equals("?")) {
      help();
      return Optional.empty();
    }
    Optional<Heard> common = prompt.common(typed);
    if (common.isEmpty()) {
      prompt.unknown(typed);
    }
    return common;
  }

  private Optional<Heard> numbered(Optional<View.KeyHint> hint, String number) {
    int row = number.length() > 6 ? 0 : Integer.parseInt(number);
    if (row < 1 || row > table.rows().size() || hint.isEmpty()) {
      prompt.typedAhead("");
      prompt.paper().line("! There is no number " + number + " here.");
      return Optional.empty();
    }
    return gives(hint.get(), Optional.of(table.rows().get(row - 1).id()));
  }

  /** A letter without a number is about the table, or about its only row. */
  private Optional<Heard> alone(View.KeyHint hint) {
    return gives(
        hint, table.rows().size() == 1 ? Optional.of(table.rows().get(0).id()) : Optional.empty());
  }

  private static Optional<Heard> gives(View.KeyHint hint, Optional<String> row) {
    return Optional.of(new Heard.Gives(new Answer(hint.id(), row, Map.of(), Map.of())));
  }

  private void help() {
    for (int i = 0; i < table.rows().size(); i++) {
      View.Row row = table.rows().get(i);
      String help = row.help().isEmpty() ? line(row.cells()) : row.help();
      prompt.paper().line((i + 1) + "  " + help);
    }
    tellKeys();
  }
}
