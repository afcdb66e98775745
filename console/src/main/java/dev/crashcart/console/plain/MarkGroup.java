package dev.crashcart.console.plain;

import dev.crashcart.console.page.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ticks and choices that follow each other, shown with a number each and asked for in one line: the
 * numbers of those to be changed. A number alone turns a tick round and takes a choice's next word;
 * {@code 2=word} takes that word.
 */
final class MarkGroup {
  private static final String PROMPT = "Numbers to change, or Enter: ";
  private static final Pattern VALUE = Pattern.compile("([0-9]{1,4})\\s*=\\s*(.*)");
  private static final List<String> TICKS = List.of("no", "yes");

  private final List<View.Field> fields;
  private final FormState state;
  private final Prompt prompt;
  private final List<View.Field> open;
  private Optional<View.Field> shaped = Optional.empty();

  MarkGroup(List<View.Field> fields, FormState state, Prompt prompt) {
    this.fields = fields;
    this.state = state;
    this.prompt = prompt;
    this.open = fields.stream().filter(field -> field.disabled().isEmpty()).toList();
  }

  static boolean isMark(View.Field field) {
    return field.kind() == View.FieldKind.TICK || field.kind() == View.FieldKind.CHOICE;
  }

  /** Why a field cannot be filled in, in brackets. */
  static String why(View.Field field) {
    return field.disabled().map(reason -> " (not now: " + reason + ")").orElse("");
  }

  Asked ask() {
    for (View.Field field : fields) {
      prompt.paper().line(number(field) + "  " + shown(field) + others(field) + why(field));
    }
    if (open.isEmpty()) {
      fields.forEach(state::asked);
      return Asked.of(Asked.Way.ON);
    }
    state.prompted();
    while (true) {
      Typed typed = prompt.askNumber(PROMPT, String.valueOf(open.size()).length());
      Optional<Asked.Way> way = Asked.way(typed);
      if (way.isPresent()) {
        return Asked.of(way.get());
      }
      if (typed.is(Prompt.HELP) || typed.is("?")) {
        open.forEach(field -> prompt.paper().line(number(field) + "  " + field.help()));
      } else if (changed(typed.text())) {
        fields.forEach(state::asked);
        return new Asked(Asked.Way.ON, shaped);
      }
    }
  }

  private String number(View.Field field) {
    int place = open.indexOf(field);
    return place < 0 ? "-" : String.valueOf(place + 1);
  }

  private String shown(View.Field field) {
    String value = state.text(field);
    return field.label() + ": " + (isTick(field) ? word(value) : value);
  }

  private static boolean isTick(View.Field field) {
    return field.kind() == View.FieldKind.TICK;
  }

  private static String word(String ticked) {
    return "true".equals(ticked) ? "yes" : "no";
  }

  private List<String> words(View.Field field) {
    return isTick(field) ? TICKS : field.choices();
  }

  private String others(View.Field field) {
    List<String> others =
        field.choices().stream().filter(choice -> !choice.equals(state.text(field))).toList();
    return isTick(field) || others.isEmpty() || field.disabled().isPresent()
        ? ""
        : " (or " + String.join(", ", others) + ")";
  }

  /** Does what a line says; false when it says nothing that can be done, which is told. */
  private boolean changed(String line) {
    Matcher value = VALUE.matcher(line);
    if (value.matches()) {
      Optional<View.Field> field = numbered(value.group(1));
      return field.isPresent() && set(field.get(), value.group(2));
    }
    if (open.size() == 1 && !line.isEmpty() && !line.matches("[0-9]+")) {
      return set(open.get(0), line);
    }
    List<View.Field> chosen = new ArrayList<>();
    for (String number : line.isEmpty() ? new String[0] : line.split("[\\s,]+")) {
      Optional<View.Field> field = numbered(number);
      if (field.isEmpty()) {
        return false;
      }
      chosen.add(field.get());
    }
    chosen.forEach(this::turn);
    return true;
  }

  private Optional<View.Field> numbered(String number) {
    int place = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
    if (place >= 1 && place <= open.size()) {
      return Optional.of(open.get(place - 1));
    }
    prompt.paper().line("! \"" + number + "\" is none of the numbers above.");
    return Optional.empty();
  }

  private void turn(View.Field field) {
    List<String> words = words(field);
    String now = isTick(field) ? word(state.text(field)) : state.text(field);
    put(field, words.get((words.indexOf(now) + 1) % words.size()));
  }

  private boolean set(View.Field field, String typed) {
    String start = typed.toLowerCase(Locale.ROOT);
    List<String> fitting =
        words(field).stream().filter(it -> it.toLowerCase(Locale.ROOT).startsWith(start)).toList();
    Optional<String> exact = fitting.stream().filter(it -> it.equalsIgnoreCase(typed)).findFirst();
    if (exact.isEmpty() && fitting.size() != 1) {
      prompt
          .paper()
          .line("! " + field.label() + " is one of: " + String.join(", ", words(field)) + ".");
      return false;
    }
    put(field, exact.orElseGet(() -> fitting.get(0)));
    return true;
  }

  private void put(View.Field field, String word) {
    String before = state.text(field);
    state.type(field, isTick(field) ? String.valueOf(word.equals("yes")) : word);
    if (!state.text(field).equals(before)) {
      prompt.paper().line(shown(field) + ".");
      shaped = shaped.or(() -> Optional.of(field).filter(View.Field::shapes));
    }
  }
}
