package dev.crashcart.console.page;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a form changes: dotted keys with their new texts, or to be taken out. Order matters. */
final class SettingEdits {
  private static final Place FORM = Place.of("form");

  private final Map<String, Optional<String>> texts = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, List<String>> lines = new LinkedHashMap<>();
  private final List<String> things = new ArrayList<>();

  /** Gives a setting this text; an empty one takes it out. */
  SettingEdits set(String key, String text) {
    texts.put(key, Optional.of(text).filter(it -> !it.isEmpty()));
    return this;
  }

  /** The same for a secret, which no command shows. */
  SettingEdits secret(String key, String text) {
    secrets.put(key, text);
    return this;
  }

  /** Gives a setting these lines, each of which is a place of its own; none takes it out. */
  SettingEdits lines(String key, List<String> all) {
    lines.put(key, List.copyOf(all));
    return this;
  }

  /** Takes a setting or a whole group out. */
  SettingEdits unset(String key) {
    texts.put(key, Optional.empty());
    return this;
  }

  /** Makes sure that a named thing is there, even when all its settings are defaults. */
  SettingEdits thing(String key) {
    things.add(key);
    return this;
  }

  /** Whether it changes nothing. */
  boolean isEmpty() {
    return texts.isEmpty() && secrets.isEmpty() && lines.isEmpty() && things.isEmpty();
  }

  /** Whether something below this group is among them. */
  boolean touch(String group) {
    return Stream.of(texts.keySet(), secrets.keySet(), lines.keySet(), things)
        .flatMap(Collection::stream)
        .anyMatch(key -> key.startsWith(group + "."));
  }

  /** These and, after them, others. */
  SettingEdits and(SettingEdits others) {
    SettingEdits both = new SettingEdits();
    for (SettingEdits one : List.of(this, others)) {
      both.texts.putAll(one.texts);
      both.secrets.putAll(one.secrets);
      both.lines.putAll(one.lines);
      both.things.addAll(one.things);
    }
    return both;
  }

  /** The tree with these changes made. */
  Input on(Input tree) {
    Input changed = tree;
    for (Map.Entry<String, Optional<String>> edit : texts.entrySet()) {
      changed =
          edit.getValue().isPresent()
              ? changed.with(edit.getKey(), edit.getValue().get(), FORM)
              : without(changed, edit.getKey());
    }
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      changed = changed.with(secret.getKey(), secret.getValue(), FORM);
    }
    for (Map.Entry<String, List<String>> edit : lines.entrySet()) {
      changed =
          edit.getValue().isEmpty()
              ? without(changed, edit.getKey())
              : changed.with(edit.getKey(), list(edit.getKey(), edit.getValue()));
    }
    for (String thing : things) {
      changed = changed.withGroup(thing, FORM);
    }
    return changed;
  }

  /** The first line stands at line 1 of the form. */
  private static Input list(String key, List<String> all) {
    List<Input> items = new ArrayList<>();
    for (String line : all) {
      Place place = new Place(FORM.source(), items.size() + 1, 1);
      items.add(Input.text(key, line, place, place));
    }
    return Input.list(key, items, FORM, FORM);
  }

  private static Input without(Input tree, String key) {
    return tree.find(key).isPresent() ? tree.without(key) : tree;
  }

  /**
   * The same by command, of what really differs from these settings; empty when that is nothing, or
   * when a secret is among it, which is given by standard input alone.
   */
  Optional<String> command(Input before) {
    if (!lines.isEmpty()) {
      return linesCommand(before);
    }
    List<String> words = new ArrayList<>();
    boolean only = true;
    for (Map.Entry<String, Optional<String>> edit : texts.entrySet()) {
      Optional<Input> old = before.find(edit.getKey());
      if (edit.getValue().isPresent()) {
        String text = edit.getValue().get();
        boolean same = old.map(SettingEdits::text).equals(Optional.of(text));
        only &= same;
        words.addAll(same ? List.of() : List.of(quoted(edit.getKey() + "=" + text)));
      } else if (old.isPresent()) {
        words.add(quoted(edit.getKey() + "="));
      }
    }
    for (String thing : things) {
      boolean made = words.stream().anyMatch(word -> word.replace("'", "").startsWith(thing + "."));
      if (before.find(thing).isEmpty() && !made) {
        return Optional.empty();
      }
    }
    if (words.isEmpty() || !secrets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        only
            ? "crashcart unset "
                + words.stream()
                    .map(word -> word.replaceFirst("=('?)$", "$1"))
                    .collect(Collectors.joining(" "))
            : "crashcart set " + String.join(" ", words));
  }

  /** Lines go into a command only by themselves. */
  private Optional<String> linesCommand(Input before) {
    if (lines.size() > 1 || !texts.isEmpty() || !secrets.isEmpty() || !things.isEmpty()) {
      return Optional.empty();
    }
    String key = lines.keySet().iterator().next();
    List<String> all = lines.get(key);
    if (all.equals(before.find(key).map(SettingEdits::items).orElse(List.of()))) {
      return Optional.empty();
    }
    return Optional.of(
        all.isEmpty()
            ? "crashcart unset " + key
            : "crashcart set "
                + key
                + " "
                + all.stream().map(SettingEdits::quoted).collect(Collectors.joining(" ")));
  }

  /** The single texts of a list. */
  static List<String> items(Input node) {
    return node.shape() == Input.Shape.LIST
        ? node.items().stream().map(Input::text).toList()
        : node.text().lines().toList();
  }

  /** The text of a setting as a form shows it. */
  static String text(Input node) {
    return node.shape() == Input.Shape.LIST
        ? node.items().stream().map(Input::text).collect(Collectors.joining(", "))
        : node.text();
  }

  /** As a shell takes it (POSIX.1-2017, 2.2.2). */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
