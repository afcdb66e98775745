package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.crashcart.console.page.View;
import java.util.Optional;

/** A secret being typed, shown as stars and never as anything else, with how strong it is. */
final class SecretEntry implements Entry {
  private final EditLine line = new EditLine();
  private final Judging judging;
  private Optional<View.Meter> meter = Optional.empty();
  private Optional<View.Judgement> verdict = Optional.empty();
  private boolean asked;
  private boolean changedSince;
  private int cursorColumn = 1;

  SecretEntry(Judging judging) {
    this.judging = judging;
  }

  @Override
  public void show(View.Field field) {
    meter = field.meter();
  }

  @Override
  public boolean press(KeyStroke key) {
    LineKeys.Effect effect = LineKeys.press(line, key);
    if (effect == LineKeys.Effect.CHANGED) {
      changedSince = true;
      judge();
    }
    return effect != LineKeys.Effect.NONE;
  }

  /** Asks for one verdict at a time; what was typed meanwhile is judged afterwards. */
  private void judge() {
    if (asked || !changedSince || meter.isEmpty()) {
      return;
    }
    changedSince = false;
    if (line.isEmpty()) {
      verdict = Optional.empty();
      return;
    }
    asked = true;
    judging.judge(meter.get(), line.copy(), this::judged);
  }

  private void judged(View.Judgement newer) {
    asked = false;
    verdict = line.isEmpty() ? Optional.empty() : Optional.of(newer);
    judge();
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    int room = Math.max(2, columns - 2);
    int all = line.characters(line.length());
    int before = line.characters(line.cursor());
    int first = Math.max(0, before - room + 1);
    int shown = Math.min(all - first, room);
    cursorColumn = 1 + before - first;
    return Strip.plain(
        (first > 0 ? "<" : "[")
            + "*".repeat(shown)
            + " ".repeat(room - shown)
            + (first + shown < all ? ">" : "]"));
  }

  @Override
  public Optional<Strip> beneath() {
    return meter.map(any -> verdict.map(SecretEntry::bar).orElse(Strip.EMPTY));
  }

  private static Strip bar(View.Judgement verdict) {
    int score = Math.max(0, Math.min(4, verdict.score()));
    Style style = score < 2 ? Style.BAD : score < 3 ? Style.WARNING : Style.GOOD;
    String bar = "[" + "#".repeat(score) + "-".repeat(4 - score) + "] ";
    return Strip.of(style, bar + verdict.words());
  }

  @Override
  public int cursorColumn() {
    return cursorColumn;
  }

  @Override
  public String value() {
    return "";
  }

  @Override
  public char[] secret() {
    return line.copy();
  }

  @Override
  public void wipe() {
    line.wipe();
    verdict = Optional.empty();
  }
}
