package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A form made of settings' own definitions: label, help, kind and default come from the keys. */
final class KeyForm implements Page {
  private static final String FORGET = "forget ";
  private static final String ON = "on";
  private static final String OFF = "off";

  private final Draft draft;
  private final Plot plot;

  /**
   * What the form is about.
   *
   * @param thing what it names, with the label of the field for its name; empty for mere settings
   * @param also what is said of a setting besides its help, by dotted key
   */
  record Plot(
      String title,
      String excerpt,
      String reason,
      Optional<Thing> thing,
      List<Row> rows,
      Function<Desk, Map<String, String>> also) {
    Plot {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A named thing of the settings.
   *
   * @param group the dotted key above its name
   * @param name empty for a new one
   */
  record Thing(String group, String label, String help, Optional<String> name) {}

  /**
   * One setting.
   *
   * @param group the dotted key above it; empty for the thing the form is about
   * @param absent the words for a choice that is left out
   */
  record Row(String group, Key<?> key, String absent) {
    static Row of(String group, Key<?> key) {
      return new Row(group, key, "");
    }
  }

  KeyForm(Draft draft, Plot plot) {
    this.draft = draft;
    this.plot = plot;
  }

  @Override
  public View view(Desk desk) {
    return new View.Form(plot.title(), plot.excerpt(), fields(desk), "Continue");
  }

  private List<Field> fields(Desk desk) {
    Input tree = draft.settings(desk).toInput();
    Map<String, String> also = plot.also().apply(desk);
    List<Field> fields = new ArrayList<>();
    plot.thing()
        .filter(thing -> thing.name().isEmpty())
        .ifPresent(
            thing -> fields.add(Field.text(FormProblems.NAME, thing.label(), thing.help(), "")));
    for (Row row : plot.rows()) {
      Optional<String> key =
          row.group().isEmpty() ? thingKey(Optional.empty()) : Optional.of(row.group());
      Optional<Input> written =
          key.map(group -> KeyPath.join(group, row.key().name())).flatMap(tree::find);
      String help = row.key().help() + also.getOrDefault(id(row), "");
      fields.add(field(row, help, written.map(SettingEdits::text)));
      if (row.key().isSecret() && written.isPresent()) {
        fields.add(
            Field.tick(
                FORGET + id(row), "Forget it", "Space ticks it: no password is used then.", false));
      }
    }
    return fields;
  }

  private static String id(Row row) {
    return row.group().isEmpty() ? row.key().name() : KeyPath.join(row.group(), row.key().name());
  }

  private static Field field(Row row, String help, Optional<String> written) {
    Key<?> key = row.key();
    String value = written.orElseGet(() -> usual(key));
    return switch (key.kind()) {
      case YES_NO -> Field.tick(id(row), key.label(), help, Boolean.parseBoolean(value));
      case CHOICE -> {
        List<String> choices = new ArrayList<>();
        if (!row.absent().isEmpty()) {
          choices.add(row.absent());
        }
        key.choices().stream().map(KeyForm::word).forEach(choices::add);
        yield Field.choice(
            id(row), key.label(), help, value.isEmpty() ? row.absent() : word(value), choices);
      }
      case SECRET ->
          Field.secret(
              id(row),
              key.label(),
              help + (written.isPresent() ? " Left empty, the one it has stays." : ""),
              Optional.empty());
      case TEXT, NUMBER, LIST, LINES -> Field.text(id(row), key.label(), help, value);
    };
  }

  /** A choice as people say it. */
  private static String word(String choice) {
    return switch (choice) {
      case "true" -> ON;
      case "false" -> OFF;
      default -> choice;
    };
  }

  private static String choice(Key<?> key, String word) {
    return !key.choices().contains("true")
        ? word
        : word.equals(ON) ? "true" : word.equals(OFF) ? "false" : word;
  }

  private static <T> String usual(Key<T> key) {
    return key.show(key.defaultValue());
  }

  private Optional<String> thingKey(Optional<String> typed) {
    return plot.thing()
        .flatMap(thing -> thing.name().or(() -> typed).map(it -> KeyPath.join(thing.group(), it)));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    Optional<String> problem = nameProblem(answer, desk);
    if (problem.isPresent()) {
      return new Next.Problems(Map.of(FormProblems.NAME, problem.get()));
    }
    Optional<String> thing = thingKey(Optional.of(answer.text(FormProblems.NAME).strip()));
    SettingEdits edits = new SettingEdits();
    for (Row row : plot.rows()) {
      String group = row.group().isEmpty() ? thing.orElse("") : row.group();
      edit(row, KeyPath.join(group, row.key().name()), answer, edits);
    }
    thing.ifPresent(edits::thing);
    Set<String> ids = new LinkedHashSet<>();
    fields(desk).stream().map(Field::id).forEach(ids::add);
    return NetworkChange.of(plot.reason() + name(answer), draft, edits)
        .begin(desk, new FormProblems(thing.orElse(""), ids));
  }

  private String name(Answer answer) {
    return plot.thing()
        .map(thing -> " " + thing.name().orElse(answer.text(FormProblems.NAME).strip()))
        .orElse("");
  }

  private Optional<String> nameProblem(Answer answer, Desk desk) {
    if (plot.thing().filter(thing -> thing.name().isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    String typed = answer.text(FormProblems.NAME).strip();
    if (typed.isEmpty()) {
      return Optional.of("Give it a name.");
    }
    boolean taken =
        thingKey(Optional.of(typed))
            .flatMap(key -> draft.settings(desk).toInput().find(key))
            .isPresent();
    return taken
        ? Optional.of(Key.quote(typed) + " is there already; open it in the list.")
        : Optional.empty();
  }

  private static void edit(Row row, String key, Answer answer, SettingEdits edits) {
    if (row.key().isSecret()) {
      char[] secret = answer.secret(id(row));
      if (answer.ticked(FORGET + id(row))) {
        edits.unset(key);
      } else if (secret.length > 0) {
        edits.secret(key, new String(secret));
      }
      return;
    }
    String text = answer.text(id(row)).strip();
    boolean usual = text.equals(usual(row.key())) || text.equals(row.absent());
    edits.set(key, usual ? "" : choice(row.key(), text));
  }
}
