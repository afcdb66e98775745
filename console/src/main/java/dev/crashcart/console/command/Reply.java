package dev.crashcart.console.command;

import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.ProblemText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a command ended: what is printed, and the exit status of the design's table.
 *
 * @param exit 0 done; 2 wrong command line; 3 problems; 4 the machine refused; 5 stuck; 6 busy or
 *     stale; 7 not allowed; 10 changes are waiting ({@code plan --exit-code}) or a check failed
 *     ({@code network test --exit-code}); 70 a bug
 * @param outcome one word for programs, such as {@code applied}
 * @param message one or two sentences for people; empty when the lines say it all
 * @param lines the result, for standard output
 * @param notes what one should know besides, for standard error
 * @param facts the result for programs, in the order of the JSON document
 */
public record Reply(
    int exit,
    String outcome,
    String message,
    List<String> lines,
    List<String> notes,
    Map<String, Object> facts) {
  static final int USAGE = 2;
  static final int PROBLEMS = 3;
  static final int REFUSED_BY_MACHINE = 4;
  static final int NOT_ALLOWED = 7;
  static final int CHANGES = 10;
  static final int BUG = 70;

  public Reply {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
    facts = new LinkedHashMap<>(facts);
  }

  /** Something that was looked up. */
  static Reply found(List<String> lines, Map<String, Object> facts) {
    return new Reply(0, "ok", "", lines, List.of(), facts);
  }

  /** Done, with nothing to list. */
  public static Reply done(String message) {
    return new Reply(0, "done", message, List.of(), List.of(), Map.of());
  }

  /** The words were wrong: nothing was begun. */
  public static Reply usage(String message) {
    return new Reply(USAGE, "usage", message, List.of(), List.of(), Map.of());
  }

  /** What was given has problems; all of them are told. */
  static Reply problems(List<Problem> problems, byte[] source) {
    String count = ProblemText.count(problems);
    String text = ProblemText.render(problems, source).stripTrailing();
    return new Reply(
        PROBLEMS,
        "problems",
        count,
        List.of(),
        List.of(text.substring(0, text.length() - count.length()).stripTrailing()),
        Map.of("problems", Facts.problems(problems)));
  }

  /** One sentence of the same kind that stands in no file. */
  static Reply problem(String key, String message) {
    Problem problem =
        new Problem(
            Problem.Severity.ERROR,
            key,
            dev.crashcart.core.config.Place.of("command line"),
            message);
    return new Reply(
        PROBLEMS,
        "problems",
        message,
        List.of(),
        List.of(),
        Map.of("problems", Facts.problems(List.of(problem))));
  }

  /** The machine refused. */
  public static Reply refusedByMachine(String message) {
    return new Reply(REFUSED_BY_MACHINE, "failed", message, List.of(), List.of(), Map.of());
  }

  /** This user may not. */
  public static Reply notAllowed(String message) {
    return new Reply(NOT_ALLOWED, "not-allowed", message, List.of(), List.of(), Map.of());
  }

  /** How an apply ended. */
  static Reply of(Outcome outcome) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (outcome instanceof Outcome.Applied applied) {
      facts.put("generation", applied.generation());
    } else if (outcome instanceof Outcome.OnTrial trial) {
      facts.put("deadline", trial.deadline().toString());
    }
    facts.put("done", outcome.done());
    return new Reply(
        outcome.exit(),
        kebab(outcome.getClass().getSimpleName()),
        outcome.message(),
        List.of(),
        List.of(),
        facts);
  }

  /** The same with a sentence more. */
  Reply adding(String sentence) {
    return new Reply(exit, outcome, message + " " + sentence, lines, notes, facts);
  }

  /** The same with lines of result before its message. */
  Reply withLines(List<String> more) {
    return new Reply(exit, outcome, message, more, notes, facts);
  }

  /** The same with something to know besides. */
  Reply withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Reply(exit, outcome, message, lines, all, facts);
  }

  /** The same with these facts behind its own. */
  Reply withFacts(Map<String, Object> more) {
    Map<String, Object> all = new LinkedHashMap<>(facts);
    all.putAll(more);
    return new Reply(exit, outcome, message, lines, notes, all);
  }

  /** The JSON document. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("outcome", outcome);
    document.put("message", message);
    document.put("exit", exit);
    document.putAll(facts);
    return document;
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
