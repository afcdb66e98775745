package dev.crashcart.console.plain;

import dev.crashcart.console.page.Page;
import dev.crashcart.console.page.Showing;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A page that was opened, with what was typed there and what of it is printed. */
final class Stop implements Showing {
  private final Page page;
  private final FormState form = new FormState();
  private Optional<View> shown = Optional.empty();
  private List<String> printed = List.of();
  private Optional<Instant> passed = Optional.empty();

  Stop(Page page) {
    this.page = page;
  }

  @Override
  public Page page() {
    return page;
  }

  FormState form() {
    return form;
  }

  /** The view that is printed; empty when the page is to be printed anew. */
  Optional<View> shown() {
    return shown;
  }

  void shown(View view) {
    shown = Optional.of(view);
  }

  @Override
  public Optional<String> title() {
    return shown.map(View::title);
  }

  @Override
  public boolean showsForm() {
    return shown.filter(View.Form.class::isInstance).isPresent();
  }

  /** Prints the page anew when it is looked at next. */
  @Override
  public void arrive() {
    shown = Optional.empty();
    printed = List.of();
  }

  /** The lines of a text that are printed; of a newer state only the others are. */
  List<String> printed() {
    return printed;
  }

  void printed(List<String> lines) {
    printed = List.copyOf(lines);
  }

  /** A deadline, unless its answer was given. */
  Optional<Instant> ahead(Instant deadline) {
    return Optional.of(deadline).filter(end -> !passed.equals(Optional.of(end)));
  }

  void passed(Instant deadline) {
    passed = Optional.of(deadline);
  }

  @Override
  public void wipe() {
    form.wipe();
  }
}
