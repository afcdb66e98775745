package dev.crashcart.console.plain;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text to read, with what can be done then. */
final class TextDialogue implements Dialogue {
  private final View.Text text;
  private final Stop stop;
  private final Prompt prompt;
  private final Hints hints;

  TextDialogue(View.Text text, Stop stop, Prompt prompt) {
    this.text = text;
    this.stop = stop;
    this.prompt = prompt;
    this.hints = new Hints(text.keys());
  }

  /** What a text says, line by line, the title first. */
  static List<String> lines(View.Text text) {
    List<String> lines = new ArrayList<>();
    lines.add((text.tone() == View.Tone.BAD ? "! " : "") + text.title());
    for (View.Line line : said(text.lines())) {
      lines.add(
          switch (line.kind()) {
            case HEADING -> line.text() + ":";
            case ALARM -> "! " + line.text();
            case WORDS, VERBATIM -> line.text();
          });
    }
    return lines;
  }

  /** Without the lines that are only a gap: the one blank line stands before a title. */
  static List<View.Line> said(List<View.Line> lines) {
    return lines.stream().filter(line -> !line.text().isBlank()).toList();
  }

  @Override
  public void print() {
    prompt.paper().line("");
    List<String> lines = lines(text);
    prompt.read(lines);
    stop.printed(lines);
  }

  @Override
  public Heard hold() {
    tellKeys();
    while (true) {
      Typed typed = prompt.ask(Prompt.CHOOSE);
      if (typed.isEnter()) {
        return text.button().isPresent() ? Heard.gives(Answer.OK) : Heard.Sign.BACK;
      }
      Optional<View.KeyHint> hint = hints.find(typed.text());
      if (hint.isPresent()) {
        return Heard.gives(hint.get().id());
      }
      if (typed.text().equals("?")) {
        return Heard.Sign.REPEAT;
      }
      Optional<Heard> common = prompt.common(typed);
      if (common.isPresent()) {
        return common.get();
      }
      prompt.unknown(typed);
    }
  }

  private void tellKeys() {
    List<String> words = new ArrayList<>();
    words.add("Enter: " + text.button().orElse("Back"));
    words.addAll(hints.words());
    if (text.button().isPresent()) {
      words.add("b back");
    }
    prompt.paper().line(String.join("; ", words) + ".");
  }
}
