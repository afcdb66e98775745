package dev.crashcart.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The settings of one group that are written: those that are not their default, in file order. */
public final class Written {
  /**
   * The text of a value.
   *
   * @param raw as it stands in the file
   * @param shown for people, a secret masked
   * @param kind how its setting is asked for
   */
  public record Text(String raw, String shown, Key.Kind kind) {
    /** What a setting has that is its default. */
    public static final Text NONE = new Text("", "", Key.Kind.TEXT);

    /** For a difference: public keys by their fingerprints, else as shown. */
    public String told() {
      return kind == Key.Kind.LINES
          ? kind.parts(shown).stream().map(Text::label).collect(Collectors.joining("; "))
          : label(shown);
    }

    private static String label(String line) {
      return PublicKeyLine.find(line).map(PublicKeyLine::label).orElse(line);
    }

    private Input toInput(String key, Place place) {
      if (!kind.isList()) {
        return Input.text(key, raw, place, place);
      }
      List<Input> items =
          kind.parts(raw).stream().map(item -> Input.text(key, item, place, place)).toList();
      return Input.list(key, items, place, place);
    }
  }

  private final String group;
  private final String thing;
  private final Map<String, Text> texts = new LinkedHashMap<>();

  private Written(String group, String thing) {
    this.group = group;
    this.thing = thing;
  }

  /** Nothing written yet below the dotted key of a group, which is left out while it is empty. */
  public static Written group(String group) {
    return new Written(group, "");
  }

  /**
   * Nothing written yet of a named thing, which is there even when all its settings are defaults.
   *
   * @param what its kind in a word, such as {@code account}
   */
  public static Written thing(String group, String what) {
    return new Written(group, what);
  }

  /** Adds one setting of the group, unless it is its default. */
  public <T> Written add(Key<T> setting, T value) {
    if (!setting.defaultValue().equals(value)) {
      texts.put(
          setting.name(), new Text(setting.show(value), setting.display(value), setting.kind()));
    }
    return this;
  }

  /** The dotted key of the group. */
  public String group() {
    return group;
  }

  /** What the named thing is, in a word; empty for a mere group. */
  public String thing() {
    return thing;
  }

  /** The full dotted key and text of each. */
  public void forEach(BiConsumer<String, Text> each) {
    texts.forEach((name, text) -> each.accept(KeyPath.join(group, name), text));
  }

  /** The tree of all these groups, in their order. */
  public static Input tree(List<Written> groups, Place place) {
    Node root = new Node();
    for (Written group : groups) {
      if (group.thing.isEmpty() && group.texts.isEmpty()) {
        continue;
      }
      Node node = root;
      for (String part : KeyPath.split(group.group)) {
        node = node.children.computeIfAbsent(part, any -> new Node());
      }
      for (Map.Entry<String, Text> text : group.texts.entrySet()) {
        node.children.computeIfAbsent(text.getKey(), any -> new Node()).text =
            Optional.of(text.getValue());
      }
    }
    return root.toInput("", place);
  }

  /** A part of the tree while it grows. */
  private static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private Optional<Text> text = Optional.empty();

    private Input toInput(String key, Place place) {
      if (text.isPresent()) {
        return text.get().toInput(key, place);
      }
      Map<String, Input> entries = new LinkedHashMap<>();
      children.forEach(
          (name, child) -> entries.put(name, child.toInput(KeyPath.join(key, name), place)));
      return Input.entries(key, entries, place, place);
    }
  }
}
