package dev.crashcart.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A tree of raw text with places: what a person gave, before it means anything. It comes from a
 * YAML file ({@link Yaml}), a form or {@code key value} words; {@link #get} and its relatives turn
 * it into values and remember what was asked for, so that {@link #rejectUnknown} can name the rest.
 *
 * <p>The tree itself is immutable ({@link #with}, {@link #without} return a changed copy); only the
 * memory of what was asked for and read is not. Not thread-safe.
 */
public final class Input {
  /** What a node of the tree is. */
  public enum Shape {
    /** Nothing was written: an empty value or {@code null}. */
    NOTHING,
    TEXT,
    ENTRIES,
    LIST
  }

  private final Shape shape;
  private final String key;
  private final String text;
  private final Map<String, Input> entries;
  private final List<Input> items;
  private final Place place;
  private final Place namePlace;
  private final Set<String> asked = new LinkedHashSet<>();
  private List<Place> valuePlaces = List.of();

  private Input(
      Shape shape,
      String key,
      String text,
      Map<String, Input> entries,
      List<Input> items,
      Place place,
      Place namePlace) {
    this.shape = shape;
    this.key = key;
    this.text = text;
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    this.items = List.copyOf(items);
    this.place = place;
    this.namePlace = namePlace;
  }

  /** An empty tree, as of an empty file. */
  public static Input empty(Place place) {
    return entries("", Map.of(), place, place);
  }

  /** A scalar. */
  public static Input text(String key, String text, Place place, Place namePlace) {
    return new Input(Shape.TEXT, key, text, Map.of(), List.of(), place, namePlace);
  }

  /** A name with nothing behind it. */
  public static Input nothing(String key, Place place, Place namePlace) {
    return new Input(Shape.NOTHING, key, "", Map.of(), List.of(), place, namePlace);
  }

  /** A mapping; the iteration order is the order in the source. */
  public static Input entries(
      String key, Map<String, Input> entries, Place place, Place namePlace) {
    return new Input(Shape.ENTRIES, key, "", entries, List.of(), place, namePlace);
  }

  /** A sequence. */
  public static Input list(String key, List<Input> items, Place place, Place namePlace) {
    return new Input(Shape.LIST, key, "", Map.of(), items, place, namePlace);
  }

  public Shape shape() {
    return shape;
  }

  /** The full dotted key of this node; empty for the root. */
  public String key() {
    return key;
  }

  /** The scalar's text; empty for other shapes. */
  public String text() {
    return text;
  }

  public Map<String, Input> children() {
    return entries;
  }

  public List<Input> items() {
    return items;
  }

  public Place place() {
    return place;
  }

  /** The place of the name before the value; the value's own for the root and for list items. */
  public Place namePlace() {
    return namePlace;
  }

  /**
   * Reads one setting of this section. A problem is added and the default returned when the text is
   * bad, so that reading goes on.
   */
  public <T> T get(Key<T> setting, Problems problems) {
    asked.add(setting.name());
    Input child = entries.get(setting.name());
    if (child == null) {
      return setting.defaultValue();
    }
    if (child.shape == Shape.LIST && setting.kind().isList()) {
      return child.items(setting, problems);
    }
    if (child.shape != Shape.TEXT) {
      String what =
          switch (child.shape) {
            case NOTHING -> "has no value; write one behind the colon, or take the line out.";
            case LIST -> "is a list, but one value belongs here.";
            default ->
                "is a group of settings, but "
                    + (setting.kind().isList() ? "a list" : "one value")
                    + " belongs here.";
          };
      problems.error(child.key, child.shape == Shape.NOTHING ? child.namePlace : child.place, what);
      return setting.defaultValue();
    }
    return child.read(setting, problems).orElse(setting.defaultValue());
  }

  /** The value of this one text; empty, with a problem, when it is bad. */
  private <T> Optional<T> read(Key<T> setting, Problems problems) {
    try {
      return Optional.of(setting.reader().apply(whole(text)));
    } catch (IllegalArgumentException refused) {
      String why = String.valueOf(refused.getMessage());
      String safe = setting.isSecret() ? withoutSecret(why, text) : why;
      problems.error(key, place, safe);
      return Optional.empty();
    }
  }

  /** The values of a list, each bad one a problem at its own place and left out. */
  private <T> T items(Key<T> setting, Problems problems) {
    List<String> good = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (Input item : items) {
      if (isGood(item, setting, problems)) {
        good.add(item.text);
        places.add(item.place);
      }
    }
    valuePlaces = List.copyOf(places);
    return setting.reader().apply(setting.kind().joined(good));
  }

  private boolean isGood(Input item, Key<?> setting, Problems problems) {
    if (item.shape != Shape.TEXT) {
      problems.error(key, item.place, "one of its entries is no plain text.");
      return false;
    }
    if (!setting.kind().parts(item.text).equals(List.of(item.text))) {
      problems.error(
          key,
          item.place,
          Key.quote(item.text)
              + (setting.kind() == Key.Kind.LIST
                  ? " holds a blank or a comma; give each an entry of its own."
                  : " is empty or holds a line end; give each line an entry of its own."));
      return false;
    }
    return text(key, item.text, item.place, place).read(setting, problems).isPresent();
  }

  /** What no file of the machine can hold is refused here once, for every front. */
  private static String whole(String text) {
    boolean broken =
        text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    if (broken) {
      throw new IllegalArgumentException(
          "this holds a NUL or half a character, which no file can hold; type it anew.");
    }
    return text;
  }

  /** A reader should not quote a secret; should one do it, nobody sees it. */
  private static String withoutSecret(String why, String secret) {
    String unquoted = why.replace(Key.quote(secret), Secret.MASK);
    // A shorter one is in any sentence by chance.
    return secret.length() < 6 ? unquoted : unquoted.replace(secret, Secret.MASK);
  }

  /** Whether the setting is written here at all. */
  public boolean has(Key<?> setting) {
    return entries.containsKey(setting.name());
  }

  /** The place to blame for a setting: its value's, or this section's when it is not written. */
  public Place placeOf(Key<?> setting) {
    Input child = entries.get(setting.name());
    return child == null ? namePlace : child.place;
  }

  /** The place of one value of a list that was read by {@link #get}, counted from 0. */
  public <T> Place placeOf(Key<List<T>> setting, int value) {
    Input child = entries.get(setting.name());
    return child == null || child.shape != Shape.LIST
        ? placeOf(setting)
        : child.valuePlaces.get(value);
  }

  /** The named group of settings; an empty one when it is not written or not a group. */
  public Input section(String name, Problems problems) {
    asked.add(name);
    Input child = entries.get(name);
    String full = KeyPath.join(key, name);
    if (child == null) {
      return entries(full, Map.of(), place, place);
    }
    if (child.shape == Shape.ENTRIES) {
      return child;
    }
    if (child.shape != Shape.NOTHING) {
      problems.error(
          full,
          child.place,
          (child.shape == Shape.LIST ? "is a list" : "is one value")
              + ", but a group of settings belongs here; indent them below the name.");
    }
    return entries(full, Map.of(), child.place, child.namePlace);
  }

  /** The entries of the named map of things, in the order of the source, each a section. */
  public Map<String, Input> entries(String name, Problems problems) {
    Input group = section(name, problems);
    Map<String, Input> result = new LinkedHashMap<>();
    for (String child : group.entries.keySet()) {
      result.put(child, group.section(child, problems));
    }
    return result;
  }

  /** Adds a problem for each entry that nobody asked for, naming the nearest known one. */
  public void rejectUnknown(Problems problems) {
    for (Map.Entry<String, Input> entry : entries.entrySet()) {
      if (asked.contains(entry.getKey())) {
        continue;
      }
      problems.error(
          entry.getValue().key,
          entry.getValue().namePlace,
          "there is no setting of this name. " + hint(entry.getKey()));
    }
  }

  private String hint(String unknown) {
    int dot = unknown.indexOf('.');
    if (dot > 0 && asked.contains(unknown.substring(0, dot))) {
      return "In a file the parts of a dotted name stand on lines of their own, each indented below"
          + " the one before.";
    }
    return Nearest.to(unknown, asked)
        .map(known -> "Did you mean " + known + "?")
        .orElse("Known here: " + String.join(", ", asked) + ".");
  }

  /** The node at a dotted key below this one. */
  public Optional<Input> find(String dotted) {
    Input node = this;
    for (String part : KeyPath.split(dotted)) {
      node = node.entries.get(part);
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  /** A copy in which the dotted key has this text; missing groups are made. */
  public Input with(String dotted, String newText, Place where) {
    return with(dotted, text(dotted, newText, where, where));
  }

  /** A copy in which the dotted key has this value; missing groups are made. */
  public Input with(String dotted, Input value) {
    return change(KeyPath.split(dotted), 0, Optional.of(value), value.place);
  }

  /** A copy in which the dotted key is an empty group, if it is not there yet. */
  public Input withGroup(String dotted, Place where) {
    return find(dotted).isPresent()
        ? this
        : with(KeyPath.join(dotted, "-"), "", where).emptied(KeyPath.split(dotted), where);
  }

  private Input emptied(List<String> path, Place where) {
    Map<String, Input> copy = new LinkedHashMap<>(entries);
    String name = path.get(0);
    String full = KeyPath.join(key, name);
    copy.put(
        name,
        path.size() == 1
            ? entries(full, Map.of(), where, where)
            : copy.get(name).emptied(path.subList(1, path.size()), where));
    return entries(key, copy, place, namePlace);
  }

  /** A copy without the dotted key; groups left empty by that stay, empty. */
  public Input without(String dotted) {
    return change(KeyPath.split(dotted), 0, Optional.empty(), place);
  }

  private Input change(List<String> path, int depth, Optional<Input> value, Place where) {
    String name = path.get(depth);
    String full = KeyPath.join(key, name);
    Map<String, Input> copy = new LinkedHashMap<>(entries);
    Input child = copy.get(name);
    if (depth == path.size() - 1) {
      if (value.isPresent()) {
        copy.put(name, value.get());
      } else {
        copy.remove(name);
      }
    } else {
      Input group = child == null ? entries(full, Map.of(), where, where) : child;
      Input changed = group.change(path, depth + 1, value, where);
      copy.put(name, changed);
    }
    return entries(key, copy, place, namePlace);
  }
}
