package dev.crashcart.console.page;

import dev.crashcart.core.config.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way from a problem of a setting to the field it was typed in.
 *
 * @param thing the dotted key of the thing that the form is about; empty for none
 * @param fields the ids of the form's fields: what stands behind the thing's key, or a whole key
 */
record FormProblems(String thing, Set<String> fields) {
  /** The field of the name of the thing. */
  static final String NAME = "name";

  /** A sentence for each field; what belongs to no field keeps its key in its sentence. */
  Next.Problems of(List<Problem> problems) {
    Map<String, String> byField = new LinkedHashMap<>();
    for (Problem problem : problems) {
      if (problem.isError()) {
        String field = field(problem.key());
        String sentence =
            fields.contains(field)
                ? problem.message().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + problem.message().substring(1)
                : Lines.sentence(problem);
        byField.merge(field, sentence, (one, other) -> one + " " + other);
      }
    }
    return new Next.Problems(byField);
  }

  private String field(String key) {
    if (!thing.isEmpty() && key.equals(thing)) {
      return NAME;
    }
    String own =
        !thing.isEmpty() && key.startsWith(thing + ".") ? key.substring(thing.length() + 1) : key;
    // The members of a bond are ticks, one a candidate: the first one takes what concerns them all.
    return fields.stream()
        .filter(id -> id.equals(own) || id.startsWith(own + " "))
        .findFirst()
        .orElse(own);
  }
}
