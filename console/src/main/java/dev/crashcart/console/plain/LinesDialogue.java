package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A field of several lines being asked for, such as a pasted key. An empty line or one with only a
 * full stop ends it; within a key file empty lines are part of it, and its last line ends it.
 */
final class LinesDialogue {
  private static final String BEGIN = "-----BEGIN";
  private static final String END = "-----END";

  private final View.Field field;
  private final FormState state;
  private final Prompt prompt;
  private final boolean secret;

  LinesDialogue(View.Field field, FormState state, Prompt prompt) {
    this.field = field;
    this.state = state;
    this.prompt = prompt;
    this.secret = field.kind().isSecret();
  }

  Asked ask() {
    String now = secret ? hidden() : shown();
    prompt
        .paper()
        .line(field.label() + now + ": several lines; one with only a full stop ends them.");
    List<Typed> lines = new ArrayList<>();
    try {
      while (true) {
        Typed typed = secret ? prompt.askHidden("Line: ") : prompt.ask("Line: ");
        if (typed.is(Prompt.HELP)) {
          FieldDialogue.help(field, prompt);
          continue;
        }
        Optional<Asked.Way> way = Asked.way(typed);
        if (way.isPresent()) {
          return Asked.of(way.get());
        }
        if (lines.isEmpty() && (typed.is("") || typed.is("-"))) {
          return untouched(typed.is("-"));
        }
        boolean stop = typed.is(".") || (typed.is("") && !within(lines));
        if (!stop) {
          lines.add(typed);
        }
        if (stop || starts(typed, END)) {
          return take(lines);
        }
      }
    } finally {
      lines.forEach(Typed::wipe);
    }
  }

  private String hidden() {
    return " (not shown)" + (state.hasSecret(field) ? " [typed]" : "");
  }

  private String shown() {
    long count = state.text(field).lines().count();
    return count == 0 ? "" : count == 1 ? " [" + state.text(field) + "]" : " [" + count + " lines]";
  }

  private Asked untouched(boolean emptied) {
    if (emptied && secret) {
      state.type(field, new char[0]);
    } else if (emptied) {
      state.type(field, "");
    }
    return emptied ? Asked.changed(field) : Asked.of(Asked.Way.ON);
  }

  /** Whether a key file has begun. */
  private static boolean within(List<Typed> lines) {
    return lines.stream().anyMatch(line -> starts(line, BEGIN));
  }

  private static boolean starts(Typed line, String word) {
    char[] characters = line.characters();
    return characters.length >= word.length()
        && Arrays.equals(Arrays.copyOf(characters, word.length()), word.toCharArray());
  }

  private Asked take(List<Typed> lines) {
    if (!secret) {
      state.type(field, String.join("\n", lines.stream().map(Typed::text).toList()));
      return Asked.changed(field);
    }
    int length = lines.stream().mapToInt(line -> line.characters().length + 1).sum();
    char[] whole = new char[length];
    int at = 0;
    for (Typed line : lines) {
      System.arraycopy(line.characters(), 0, whole, at, line.characters().length);
      at += line.characters().length;
      whole[at++] = '\n';
    }
    state.type(field, whole);
    prompt.paper().line(lines.size() == 1 ? "1 line." : lines.size() + " lines.");
    return Asked.changed(field);
  }
}
