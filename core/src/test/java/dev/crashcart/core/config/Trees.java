package dev.crashcart.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random trees, and the tree without its places, for comparison. */
final class Trees {
  private static final Place NOWHERE = Place.of("test");
  private static final String ALPHABET =
      "abcYN019 .,:;#-_+*&!?|>%@`~=<$/\\\"'{}[]()äßé€Ω李😀👩\u0301\t\n\r\u0000\u0001\u001b\u007f"
          + "\u0085\u00a0\u200b\u202e\u2028\ufeff\ufffd\ue000\uffff";
  private static final int[] LETTERS = ALPHABET.codePoints().toArray();

  private Trees() {}

  /** Shape, names, keys and texts, in order. */
  static String bare(Input tree) {
    return switch (tree.shape()) {
      case NOTHING -> tree.key() + "=nothing";
      case TEXT -> tree.key() + "=<" + tree.text() + ">";
      case LIST -> tree.key() + tree.items().stream().map(Trees::bare).collect(Collectors.toList());
      case ENTRIES ->
          tree.key()
              + tree.children().entrySet().stream()
                  .map(e -> e.getKey() + ":" + bare(e.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  static String text(Random random) {
    return IntStream.range(0, random.nextInt(random.nextInt(30) == 0 ? 3000 : 12))
        .map(i -> LETTERS[random.nextInt(LETTERS.length)])
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  static Input group(Random random, String key, int levels) {
    Map<String, Input> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = text(random);
      if (YamlNames.refusal(name, false).isEmpty()) {
        entries.put(name, node(random, KeyPath.join(key, name), levels - 1));
      }
    }
    return Input.entries(key, entries, NOWHERE, NOWHERE);
  }

  private static Input node(Random random, String key, int levels) {
    return switch (levels > 0 ? random.nextInt(6) : random.nextInt(3)) {
      case 0 -> Input.nothing(key, NOWHERE, NOWHERE);
      case 1, 2 -> Input.text(key, text(random), NOWHERE, NOWHERE);
      case 3 ->
          Input.list(
              key,
              IntStream.range(0, random.nextInt(4))
                  .mapToObj(i -> node(random, key, levels - 1))
                  .toList(),
              NOWHERE,
              NOWHERE);
      default -> group(random, key, levels);
    };
  }
}
