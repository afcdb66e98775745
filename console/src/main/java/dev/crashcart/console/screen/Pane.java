package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One view on the screen with what the operator did there so far: where the cursor is, what is
 * typed, how far it is scrolled. A pane draws nothing; it is asked for a sheet.
 */
interface Pane {
  /** A pane for a view. */
  static Pane of(View view, Judging judging, Instant now) {
    Pane pane = empty(view, judging);
    pane.show(view, now);
    return pane;
  }

  private static Pane empty(View view, Judging judging) {
    if (view instanceof View.Menu) {
      return new MenuPane();
    }
    if (view instanceof View.Form) {
      return new FormPane(judging);
    }
    if (view instanceof View.Table) {
      return new TablePane();
    }
    return view instanceof View.Text ? new TextPane() : new QuestionPane();
  }

  /**
   * Takes a newer state of the view, keeping the cursor and what was typed.
   *
   * @return false when it is another kind of view, which needs another pane
   */
  boolean show(View view, Instant now);

  /** The content for a width; the height is what there is room for without scrolling. */
  Sheet sheet(int width, int height, Instant now);

  /** What a key does. */
  Reaction press(KeyStroke key);

  String title();

  /** How the title looks. */
  default Style titleStyle() {
    return Style.STRONG;
  }

  /** What is said about the thing under the cursor; may be empty. */
  default String help() {
    return "";
  }

  /** Whether rows are kept for help, so that the content does not jump with its length. */
  default boolean helps() {
    return true;
  }

  /** What the keys do, the most important first. */
  List<String> keys();

  /** Shows problems by field; gives back those that belong to no field of this pane. */
  default List<String> problems(Next.Problems told) {
    return List.copyOf(told.byField().values());
  }

  /** When the answer "deadline" is due. */
  default Optional<Instant> deadline() {
    return Optional.empty();
  }

  /** Overwrites what secret fields hold. */
  default void wipe() {}
}
