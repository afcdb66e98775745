package dev.crashcart.console.page;

import java.util.Map;
import java.util.Optional;

/**
 * What the operator did on a page: the item, row, button or key chosen, with the texts of the
 * fields as they stand. Secrets are char arrays that the screen wipes after the page is left for
 * good.
 *
 * @param choice the id of the item, row, button or key
 * @param row the id of the row or line under the cursor, where the view has rows
 */
public record Answer(
    String choice, Optional<String> row, Map<String, String> texts, Map<String, char[]> secrets) {
  /** The id of a form's or text's main button. */
  public static final String OK = "ok";

  /** A field that shapes its form was changed; secrets are not told then. */
  public static final String SHAPED = "shaped";

  /** A choice without fields. */
  public static Answer of(String choice) {
    return new Answer(choice, Optional.empty(), Map.of(), Map.of());
  }

  /** The text of a field; empty when the form has no such field. */
  public String text(String field) {
    return texts.getOrDefault(field, "");
  }

  /** Whether a tick box is ticked. */
  public boolean ticked(String field) {
    return "true".equals(texts.get(field));
  }

  /** A secret field; empty when the form has no such field. */
  public char[] secret(String field) {
    return secrets.getOrDefault(field, new char[0]);
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "answer " + choice;
  }
}
