package dev.crashcart.console.screen;

import dev.crashcart.console.page.Gate;
import java.util.ArrayList;
import java.util.List;

/** The key line's words, as far as they depend on where the pane stands. */
record KeyLine(Gate gate, boolean mayLeave) {
  private static final String BACK = "Esc Back";

  /** Those of the pane; there is no way back from the first page, and none past a shut gate. */
  List<String> words(Pane pane, boolean atStart) {
    List<String> keys = new ArrayList<>(pane.keys());
    if (gate.shut()) {
      keys.replaceAll(key -> key.equals(BACK) && gate.mayGo() ? "Esc Leave" : key);
      keys.remove(BACK);
    } else if (atStart) {
      keys.replaceAll(key -> key.equals(BACK) && mayLeave ? "q Leave" : key);
      keys.remove(BACK);
    }
    return keys;
  }
}
