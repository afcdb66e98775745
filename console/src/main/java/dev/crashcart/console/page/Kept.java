package dev.crashcart.console.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages that were opened from a page. Opened again they are the same objects, by which the
 * screen knows them and still has what was typed there before Esc.
 */
final class Kept {
  private final Map<String, Page> pages = new HashMap<>();

  /** Opens the page of this name, made when it is asked for the first time. */
  Next open(String name, Supplier<Page> first) {
    return Next.open(pages.computeIfAbsent(name, any -> first.get()));
  }

  /** The page itself, unless another one equal to it was opened under this name before. */
  Page same(String name, Page page) {
    return page.equals(pages.get(name)) ? pages.get(name) : put(name, page);
  }

  private Page put(String name, Page page) {
    pages.put(name, page);
    return page;
  }
}
