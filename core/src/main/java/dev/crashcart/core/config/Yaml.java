package dev.crashcart.core.config;

/**
 * The YAML reader and writer: the part of YAML that has one meaning only.
 *
 * <p>A scalar is its text as written ({@code no}, {@code 012}, {@code 10:30}); what it means is for
 * the {@link Key} to judge. An empty value, {@code ~} and {@code null} without quotes are {@link
 * Input.Shape#NOTHING}. Aliases, anchors, tags, merge keys, names written twice and several
 * documents are problems. A byte order mark and CRLF are accepted.
 */
public final class Yaml {
  private Yaml() {}

  /**
   * Reads one document into a tree; never throws. Whatever is wrong is added to {@code problems},
   * without text of the file in it; what could be read is returned, at least an empty tree.
   *
   * @param source the file's name as the operator gave it, for the places
   */
  public static Input read(String source, byte[] content, Problems problems) {
    return SourceText.of(source, content, problems)
        .map(text -> YamlTree.of(source, text, problems))
        .orElseGet(() -> Input.empty(Place.of(source)));
  }

  /**
   * Writes a tree in block style, in its own order; what it writes {@link #read} reads back equal.
   *
   * @throws IllegalArgumentException when the root is no group
   */
  public static String write(Input tree) {
    return YamlWriter.write(tree);
  }
}
