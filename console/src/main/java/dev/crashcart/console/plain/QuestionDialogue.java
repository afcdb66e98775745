package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A question with few answers; with a deadline it says now and then how much time is left. */
final class QuestionDialogue implements Dialogue {
  /** How long before the end the time that is left is said. */
  private static final List<Duration> MOMENTS =
      List.of(Duration.ofSeconds(30), Duration.ofSeconds(10));

  private final View.Question question;
  private final Stop stop;
  private final Prompt prompt;
  private final Entries entries;

  QuestionDialogue(View.Question question, Stop stop, Prompt prompt) {
    this.question = question;
    this.stop = stop;
    this.prompt = prompt;
    this.entries = new Entries(question.answers(), prompt);
  }

  @Override
  public void print() {
    Paper paper = prompt.paper();
    paper.line("");
    paper.line(question.title());
    TextDialogue.said(question.lines()).stream().map(View.Line::text).forEach(paper::line);
    question.deadline().ifPresent(this::tellTime);
    entries.print();
    if (!question.answers().isEmpty()) {
      paper.line("Enter: " + question.answers().get(0).label() + ".");
    }
  }

  private void tellTime(Instant end) {
    // Rounded up, so that 0 is never said while there is time.
    long seconds = Math.max(0, (Duration.between(prompt.now(), end).toMillis() + 999) / 1000);
    prompt.paper().line("Time left: " + seconds + " s.");
  }

  @Override
  public Heard hold() {
    while (true) {
      Optional<Heard> heard =
          question
              .deadline()
              .flatMap(stop::ahead)
              .map(this::until)
              .orElseGet(() -> heard(prompt.ask(Prompt.CHOOSE)));
      if (heard.isPresent()) {
        return heard.get();
      }
    }
  }

  private Optional<Heard> until(Instant end) {
    Instant now = prompt.now();
    if (!now.isBefore(end)) {
      return up(end);
    }
    Instant next = MOMENTS.stream().map(end::minus).filter(now::isBefore).findFirst().orElse(end);
    Typed typed = prompt.ask(Prompt.CHOOSE, Duration.between(now, next));
    if (typed.kind() != Typed.Kind.TIME_UP) {
      return heard(typed);
    }
    if (!prompt.now().isBefore(end)) {
      return up(end);
    }
    tellTime(end);
    return Optional.of(Heard.Sign.TICK);
  }

  private Optional<Heard> up(Instant end) {
    stop.passed(end);
    prompt.paper().line("Time left: 0 s.");
    return Optional.of(Heard.gives("deadline"));
  }

  private Optional<Heard> heard(Typed typed) {
    String line = typed.text();
    if (typed.kind() != Typed.Kind.LINE) {
      return prompt.common(typed);
    }
    Optional<View.Item> item = entries.find(line.equals("yes") ? "y" : line);
    if (item.isEmpty() && !typed.isEscape() && List.of("", "y", "yes").contains(line)) {
      item = question.answers().stream().findFirst();
    }
    if (item.isPresent()) {
      return entries.choose(item.get());
    }
    if (line.equals("?")) {
      entries.help();
      return Optional.empty();
    }
    Optional<Heard> common = prompt.common(typed);
    if (common.isEmpty()) {
      prompt.unknown(typed);
    } else if (question.deadline().isPresent()) {
      prompt.paper().line("! This waits for one of the answers above.");
      return Optional.empty();
    }
    return common;
  }
}
