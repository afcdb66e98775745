package dev.crashcart.console.screen;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.crashcart.console.page.View;
import java.util.Locale;
import java.util.Optional;

/** A secret of several lines, such as a private key that is pasted: only its size is shown. */
final class SecretLinesEntry implements Entry {
  private final TypedLines lines = new TypedLines();

  @Override
  public void show(View.Field field) {}

  /** Every Enter but the one behind the whole: what is pasted must not pour into other fields. */
  @Override
  public boolean takes(KeyStroke key) {
    return Keys.is(key, KeyType.Enter) && !lines.isWhole();
  }

  @Override
  public boolean press(KeyStroke key) {
    boolean blank = Keys.is(key, KeyType.Enter) && lines.text().isEmpty();
    return blank || lines.press(key);
  }

  @Override
  public Strip strip(int columns, boolean selected) {
    return Strip.plain("[" + Columns.pad(" " + size(), Math.max(2, columns - 2)) + "]");
  }

  private String size() {
    EditLine text = lines.text();
    if (text.isEmpty()) {
      return "empty";
    }
    int count = lines.count();
    String size = String.format(Locale.ROOT, "%,d", text.length());
    return count
        + (count == 1 ? " line, " : " lines, ")
        + size
        + (text.length() == 1 ? " character" : " characters");
  }

  @Override
  public Optional<Strip> beneath() {
    if (lines.text().isFull()) {
      return Optional.of(
          Strip.of(Style.BAD, "Full: no key is that long. Ctrl-U empties it; paste it anew."));
    }
    return Optional.of(
        lines.isEnded()
            ? Strip.of(Style.GOOD, "Its last line has come: Enter goes on.")
            : Strip.EMPTY);
  }

  @Override
  public int cursorColumn() {
    return 1;
  }

  @Override
  public String value() {
    return "";
  }

  @Override
  public char[] secret() {
    return lines.text().copy();
  }

  @Override
  public void wipe() {
    lines.text().wipe();
  }
}
