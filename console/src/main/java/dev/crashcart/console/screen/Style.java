package dev.crashcart.console.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.List;

/**
 * How a piece of text looks: eight colours and bold only, so that it is the same on the Linux
 * console and on a serial line. Nothing is said by a style alone: a terminal without colours shows
 * a background as reverse video, and one without either still shows the words.
 */
enum Style {
  PLAIN(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT),
  BAR(TextColor.ANSI.WHITE, TextColor.ANSI.BLUE),
  STRONG(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, SGR.BOLD),
  SELECTED(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, SGR.REVERSE),
  FAINT(TextColor.ANSI.CYAN, TextColor.ANSI.DEFAULT),
  GOOD(TextColor.ANSI.GREEN, TextColor.ANSI.DEFAULT),
  WARNING(TextColor.ANSI.YELLOW, TextColor.ANSI.DEFAULT, SGR.BOLD),
  BAD(TextColor.ANSI.RED, TextColor.ANSI.DEFAULT, SGR.BOLD);

  private final TextColor foreground;
  private final TextColor background;
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);

  Style(TextColor foreground, TextColor background, SGR... modifiers) {
    this.foreground = foreground;
    this.background = background;
    this.modifiers.addAll(List.of(modifiers));
  }

  /** A character in this style. */
  TextCharacter on(TextCharacter cell) {
    TextCharacter styled = cell.withForegroundColor(foreground).withBackgroundColor(background);
    // One by one: Lanterna 3.1.5 takes several at once for those the character has already.
    for (SGR modifier : modifiers) {
      styled = styled.withModifier(modifier);
    }
    return styled;
  }
}
