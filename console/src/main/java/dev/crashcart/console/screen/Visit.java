package dev.crashcart.console.screen;

import dev.crashcart.console.page.Desk;
import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Showing;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.Optional;

/** A page that was opened, with its pane and how far that is scrolled. */
final class Visit implements Showing {
  private final Page page;
  private final Judging judging;
  private Optional<Pane> pane = Optional.empty();
  private Optional<Instant> passed = Optional.empty();
  private int scroll;

  Visit(Page page, Judging judging) {
    this.page = page;
    this.judging = judging;
  }

  @Override
  public Page page() {
    return page;
  }

  Optional<Pane> pane() {
    return pane;
  }

  @Override
  public Optional<String> title() {
    return pane.map(Pane::title);
  }

  @Override
  public boolean showsForm() {
    return pane.filter(FormPane.class::isInstance).isPresent();
  }

  /** When the answer "deadline" is due; no more once it was given. */
  Optional<Instant> deadline() {
    return pane.flatMap(Pane::deadline).filter(end -> !passed.equals(Optional.of(end)));
  }

  /** That answer is given now. */
  void deadlinePassed() {
    passed = deadline();
  }

  int scroll() {
    return scroll;
  }

  void scroll(int lines) {
    scroll = lines;
  }

  /** Asks the page again what is to be shown. */
  void refresh(Desk desk) {
    View view = page.view(desk);
    if (pane.isEmpty() || !pane.get().show(view, desk.now())) {
      pane.ifPresent(Pane::wipe);
      scroll = 0;
      pane = Optional.of(Pane.of(view, judging, desk.now()));
    }
  }

  @Override
  public void wipe() {
    pane.ifPresent(Pane::wipe);
  }
}
