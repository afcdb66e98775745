package dev.crashcart.console.page;

import java.util.Optional;

/**
 * A page that was opened, as one front shows it, with what was typed there. The {@link Trail} makes
 * it when the page is opened and has it wiped when the page is left for good.
 */
public interface Showing {
  Page page();

  /** The title of what is shown; empty before anything is. */
  Optional<String> title();

  /** Whether what is shown is a form. */
  boolean showsForm();

  /** The page is on top, for the first time or again; a front that prints has to print it. */
  default void arrive() {}

  /** Overwrites what was typed, the secrets first of all. */
  void wipe();
}
