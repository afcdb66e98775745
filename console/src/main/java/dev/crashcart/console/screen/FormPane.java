package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form on the screen. What was typed stays in it until it is wiped. */
final class FormPane implements Pane {
  private final Judging judging;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();
  private View.Form form = new View.Form("", "", List.of(), "");

  /** The field with the cursor; the number of fields stands for the button. */
  private int focus;

  FormPane(Judging judging) {
    this.judging = judging;
  }

  @Override
  public boolean show(View view, Instant now) {
    if (!(view instanceof View.Form newer)) {
      return false;
    }
    boolean first = entries.isEmpty();
    Optional<String> id = field().map(View.Field::id);
    form = newer;
    for (View.Field field : form.fields()) {
      entries.computeIfAbsent(field.id(), any -> Entry.of(field.kind(), judging)).show(field);
    }
    id.ifPresent(this::focusOn);
    focus = Math.min(focus, form.fields().size());
    if (first || !reachable(focus)) {
      focus = -1;
      step(1);
    }
    return true;
  }

  private Optional<View.Field> field() {
    return focus < form.fields().size() ? Optional.of(form.fields().get(focus)) : Optional.empty();
  }

  /**
   * The last field that can be reached; Enter there is the answer. Ticks beneath a password do not
   * count: each is as it is most often wanted, and whoever is locked out should not go through
   * them.
   */
  private int lastField() {
    int last = lastReachable(form.fields().size() - 1);
    int typed = last;
    while (typed >= 0 && kind(typed) == View.FieldKind.TICK) {
      typed = lastReachable(typed - 1);
    }
    return typed >= 0 && kind(typed) == View.FieldKind.SECRET ? typed : last;
  }

  private int lastReachable(int from) {
    int last = from;
    while (last >= 0 && !reachable(last)) {
      last--;
    }
    return last;
  }

  private View.FieldKind kind(int place) {
    return form.fields().get(place).kind();
  }

  private void focusOn(String id) {
    for (int i = 0; i < form.fields().size(); i++) {
      if (form.fields().get(i).id().equals(id)) {
        focus = i;
      }
    }
  }

  private boolean reachable(int place) {
    return place == form.fields().size() || form.fields().get(place).disabled().isEmpty();
  }

  private void step(int by) {
    int places = form.fields().size() + 1;
    do {
      focus = Math.floorMod(focus + by, places);
    } while (!reachable(focus));
  }

  @Override
  public Sheet sheet(int width, int height, Instant now) {
    Sheet.Draft draft = new Sheet.Draft();
    draft.addAll(Paragraphs.excerpt(form.excerpt(), width));
    draft.gap();
    FieldRows rows = new FieldRows(form.fields(), width);
    for (int i = 0; i < form.fields().size(); i++) {
      View.Field field = form.fields().get(i);
      String problem = problems.getOrDefault(field.id(), "");
      rows.write(draft, field, entries.get(field.id()), problem, i == focus);
    }
    draft.gap();
    boolean selected = focus == form.fields().size();
    if (selected) {
      draft.insight(draft.size(), draft.size(), 4);
    }
    draft.add(Items.mark(selected).plus("[ " + form.button() + " ]"));
    return draft.done();
  }

  @Override
  public Reaction press(KeyStroke key) {
    KeyType type = key.getKeyType();
    if (field().map(field -> entries.get(field.id()).takes(key)).orElse(false)) {
      return edit(key);
    }
    if (type == KeyType.ArrowDown || type == KeyType.Tab || type == KeyType.F8) {
      step(1);
    } else if (type == KeyType.ArrowUp || type == KeyType.ReverseTab) {
      step(-1);
    } else if (type == KeyType.PageUp) {
      focus = -1;
      step(1);
    } else if (type == KeyType.PageDown) {
      focus = form.fields().size();
    } else if (type == KeyType.Enter) {
      return enter();
    } else {
      return edit(key);
    }
    return Reaction.DONE;
  }

  /** Goes on to the next field; on the last one, beneath it and on the button it is the answer. */
  private Reaction enter() {
    if (focus < lastField()) {
      step(1);
      return Reaction.DONE;
    }
    return answer();
  }

  private Reaction edit(KeyStroke key) {
    Optional<View.Field> field = field();
    if (field.isEmpty()) {
      return Keys.typed(key, ' ') ? answer() : Reaction.UNUSED;
    }
    String id = field.get().id();
    Entry entry = entries.get(id);
    String before = entry.value();
    if (!entry.press(key)) {
      return Reaction.UNUSED;
    }
    if (field.get().kind().isSecret() || !entry.value().equals(before)) {
      problems.remove(id);
    }
    boolean changed = !entry.value().equals(before);
    return field.get().shapes() && changed
        ? new Reaction.Gives(new Answer(Answer.SHAPED, Optional.of(id), texts(), Map.of()))
        : Reaction.DONE;
  }

  private Reaction answer() {
    problems.clear();
    Map<String, char[]> secrets = new LinkedHashMap<>();
    for (View.Field field : form.fields()) {
      if (field.kind().isSecret()) {
        secrets.put(field.id(), entries.get(field.id()).secret());
      }
    }
    return new Reaction.Gives(new Answer(Answer.OK, Optional.empty(), texts(), secrets));
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (View.Field field : form.fields()) {
      if (!field.kind().isSecret()) {
        texts.put(field.id(), entries.get(field.id()).value());
      }
    }
    return texts;
  }

  @Override
  public List<String> problems(Next.Problems told) {
    problems.clear();
    told.emptied().stream().map(entries::get).forEach(Entry::wipe);
    List<String> others = new ArrayList<>();
    told.byField()
        .forEach(
            (id, sentence) -> {
              if (form.fields().stream().anyMatch(field -> field.id().equals(id))) {
                problems.put(id, sentence);
              } else {
                others.add(sentence);
              }
            });
    form.fields().stream()
        .filter(field -> problems.containsKey(field.id()) && field.disabled().isEmpty())
        .findFirst()
        .ifPresent(field -> focusOn(field.id()));
    return others;
  }

  @Override
  public String title() {
    return form.title();
  }

  @Override
  public String help() {
    return field().map(View.Field::help).orElse("");
  }

  @Override
  public List<String> keys() {
    Optional<View.Field> field = field();
    List<String> keys = new ArrayList<>();
    keys.add(
        field.map(FormPane::ofLines).orElse(false)
            ? "Tab/F8 Next"
            : "Enter " + (focus < lastField() ? "Next" : form.button()));
    field.filter(FormPane::marked).map(FormPane::ownKeys).ifPresent(keys::add);
    keys.add("Esc Back");
    keys.add("Up/Down Move");
    field.filter(it -> !marked(it)).map(FormPane::ownKeys).ifPresent(keys::add);
    return keys;
  }

  /** Whether it is changed by Space, which nobody would guess; how to empty a line can wait. */
  private static boolean marked(View.Field field) {
    return field.kind() == View.FieldKind.TICK || field.kind() == View.FieldKind.CHOICE;
  }

  private static boolean ofLines(View.Field field) {
    return field.kind() == View.FieldKind.LINES || field.kind() == View.FieldKind.SECRET_LINES;
  }

  private static String ownKeys(View.Field field) {
    return switch (field.kind()) {
      case TICK -> "Space Tick";
      case CHOICE -> "Space Change";
      case TEXT, SECRET, LINES, SECRET_LINES -> "Ctrl-U Clear";
    };
  }

  @Override
  public void wipe() {
    entries.values().forEach(Entry::wipe);
  }
}
