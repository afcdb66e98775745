package dev.crashcart.core.plan;

import dev.crashcart.core.config.Secret;
import java.util.Optional;

/**
 * The change of one line of a passwd(5)-like file. Lines are texts of {@link EntryLines}, a
 * character per byte.
 *
 * @param name the first field, which finds the line
 * @param before the whole line as the plan saw it, empty when there was none
 * @param after the whole line to be; empty to take it out
 * @param what the sentence for the operator, such as "set the password of admin"; no secret
 */
public record EntryEdit(String name, Optional<Secret> before, Optional<Secret> after, String what) {
  /**
   * @throws IllegalArgumentException when the line would not be the entry of this name, or more
   *     than one line: a password hash from elsewhere must not smuggle in an account
   */
  public EntryEdit {
    String start = name + ":";
    if (after
        .filter(s -> !s.reveal().stripLeading().startsWith(start) || s.reveal().contains("\n"))
        .isPresent()) {
      throw new IllegalArgumentException("Not one line that is the entry of " + name + ".");
    }
  }

  /** A line that comes to be. */
  public static EntryEdit added(String name, String after, String what) {
    return new EntryEdit(name, Optional.empty(), Optional.of(new Secret(after)), what);
  }

  /** A line that changes. */
  public static EntryEdit changed(String name, String before, String after, String what) {
    return new EntryEdit(
        name, Optional.of(new Secret(before)), Optional.of(new Secret(after)), what);
  }
}
