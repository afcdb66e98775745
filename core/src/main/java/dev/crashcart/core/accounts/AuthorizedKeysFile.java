package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.plan.EntryLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The text of an authorized_keys file (sshd(8)) in which a marked block is ours and every other
 * line stays to the byte. Texts hold a character per byte, see {@link EntryLines}.
 *
 * <p>The block stands at the top when we make it: a file without a last line end keeps missing it,
 * and is as it was when the block goes again. Marks that somebody damaged never cost anybody a key:
 * lines behind a begin without an end count as foreign, but for those that are wanted anyway.
 */
record AuthorizedKeysFile(List<Line> lines) {
  static final String BEGIN = "# Crashcart keeps the lines up to its end mark";
  static final String END = "# End of the lines that Crashcart keeps";

  /** Whose a line is. */
  enum Kind {
    /** A mark of our block that has its other one. */
    MARK,
    /** A mark without its other one. */
    STRAY,
    /** A line within our block. */
    OURS,
    /** A line behind a begin without an end. */
    DOUBTFUL,
    /** A line of others. */
    FOREIGN
  }

  /**
   * One line.
   *
   * @param raw with its line end, if it has one
   */
  record Line(Kind kind, String raw) {
    /** The key in it, if it is one that sshd can read. */
    Optional<PublicKeyLine> key() {
      return PublicKeyLine.find(EntryLines.toText(raw.stripTrailing()));
    }

    boolean isMark() {
      return kind == Kind.MARK || kind == Kind.STRAY;
    }

    boolean isForeign() {
      return kind == Kind.FOREIGN || kind == Kind.DOUBTFUL;
    }

    private Line as(Kind other) {
      return new Line(other, raw);
    }
  }

  AuthorizedKeysFile {
    lines = List.copyOf(lines);
  }

  static AuthorizedKeysFile parse(String text) {
    List<Line> lines = new ArrayList<>();
    int begin = -1;
    for (String raw : split(text)) {
      String plain = raw.strip();
      if (plain.equals(BEGIN)) {
        begin = lines.size();
        lines.add(new Line(Kind.STRAY, raw));
      } else if (plain.equals(END) && begin >= 0) {
        for (int i = begin; i < lines.size(); i++) {
          lines.set(i, lines.get(i).as(i == begin ? Kind.MARK : Kind.OURS));
        }
        lines.add(new Line(Kind.MARK, raw));
        begin = -1;
      } else if (plain.equals(END)) {
        lines.add(new Line(Kind.STRAY, raw));
      } else {
        lines.add(new Line(begin >= 0 ? Kind.DOUBTFUL : Kind.FOREIGN, raw));
      }
    }
    return new AuthorizedKeysFile(lines);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** The keys of our block, in its order. */
  List<PublicKeyLine> ours() {
    return keys(line -> line.kind() == Kind.OURS);
  }

  /** The keys that others wrote, in the order of the file. */
  List<PublicKeyLine> foreign() {
    return keys(Line::isForeign);
  }

  private List<PublicKeyLine> keys(Predicate<Line> which) {
    return lines.stream().filter(which).flatMap(line -> line.key().stream()).toList();
  }

  /** Whether there are marks of ours, whole or not. */
  boolean isMarked() {
    return lines.stream().anyMatch(Line::isMark);
  }

  /**
   * The text with these keys in our block, but for those that others alone wrote; without a block
   * when none is left.
   */
  String withOurs(List<PublicKeyLine> wanted) {
    List<Line> others = others(wanted);
    List<PublicKeyLine> block = block(wanted, others);
    StringBuilder text = new StringBuilder();
    boolean placed = block.isEmpty();
    if (!placed && !isMarked()) {
      append(text, block);
      placed = true;
    }
    for (Line line : others) {
      if (!line.isMark()) {
        text.append(line.raw());
      } else if (!placed) {
        append(text, block);
        placed = true;
      }
    }
    return text.toString();
  }

  /** All but our lines, marks included; doubtful lines that are wanted as they stand are ours. */
  private List<Line> others(List<PublicKeyLine> wanted) {
    List<String> texts = wanted.stream().map(AuthorizedKeysFile::text).toList();
    return lines.stream()
        .filter(line -> line.kind() != Kind.OURS)
        .filter(line -> line.kind() != Kind.DOUBTFUL || !texts.contains(line.raw().strip()))
        .toList();
  }

  /** The wanted keys that no other line holds, none twice; one of ours stays ours. */
  private List<PublicKeyLine> block(List<PublicKeyLine> wanted, List<Line> others) {
    List<PublicKeyLine> ours = ours();
    List<PublicKeyLine> foreign = others.stream().flatMap(line -> line.key().stream()).toList();
    List<PublicKeyLine> block = new ArrayList<>();
    for (PublicKeyLine key : wanted) {
      boolean written = holds(ours, key) || !holds(foreign, key);
      if (written && !holds(block, key)) {
        block.add(key);
      }
    }
    return block;
  }

  static boolean holds(List<PublicKeyLine> keys, PublicKeyLine key) {
    return keys.stream().anyMatch(there -> isSameRight(there, key));
  }

  /** A line for an authority signs other keys; it lets nobody in by itself. */
  static boolean isSameRight(PublicKeyLine one, PublicKeyLine other) {
    return one.isSameKey(other) && isAuthority(one) == isAuthority(other);
  }

  private static boolean isAuthority(PublicKeyLine line) {
    return List.of(line.options().split(",")).contains("cert-authority");
  }

  private static void append(StringBuilder text, List<PublicKeyLine> block) {
    boolean open = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
    text.append(open ? "\n" : "").append(BEGIN).append('\n');
    block.forEach(key -> text.append(text(key)).append('\n'));
    text.append(END).append('\n');
  }

  private static String text(PublicKeyLine key) {
    return EntryLines.fromText(key.toString());
  }

  /** The file without the lines of others that hold these keys. */
  AuthorizedKeysFile without(Set<String> fingerprints) {
    return new AuthorizedKeysFile(
        lines.stream().filter(line -> !isForeignKey(line, fingerprints)).toList());
  }

  private static boolean isForeignKey(Line line, Set<String> fingerprints) {
    return line.isForeign()
        && line.key().map(key -> fingerprints.contains(key.fingerprint())).orElse(false);
  }

  /** The whole text. */
  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.raw()));
    return text.toString();
  }
}
