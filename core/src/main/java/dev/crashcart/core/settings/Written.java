package dev.crashcart.core.settings;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The settings of one group that are written: those that are not their default, in file order. */
final class Written {
  /**
   * The text of a value.
   *
   * @param raw as it stands in the file
   * @param shown for people, a secret masked
   */
  record Text(String raw, String shown) {
    /** What a setting has that is its default. */
    static final Text NONE = new Text("", "");
  }

  private final String group;
  private final Map<String, Text> texts = new LinkedHashMap<>();

  /** Nothing written yet below the dotted key of the group. */
  Written(String group) {
    this.group = group;
  }

  /** Adds one setting of the group, unless it is its default. */
  <T> Written add(Key<T> setting, T value) {
    if (!setting.defaultValue().equals(value)) {
      texts.put(setting.name(), new Text(setting.show(value), setting.display(value)));
    }
    return this;
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The full dotted key and text of each. */
  void forEach(BiConsumer<String, Text> each) {
    texts.forEach((name, text) -> each.accept(KeyPath.join(group, name), text));
  }

  /** The group as a tree. */
  Input toInput(Place place) {
    Map<String, Input> entries = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            entries.put(name, Input.text(KeyPath.join(group, name), text.raw(), place, place)));
    return Input.entries(group, entries, place, place);
  }
}
