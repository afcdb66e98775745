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

  private static final int ASCII = 127;

  private final TextCharacter[] plain = new TextCharacter[ASCII];
  private final TextColor foreground;
  private final TextColor background;
  private final EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);

  Style(TextColor foreground, TextColor background, SGR... modifiers) {
    this.foreground = foreground;
    this.background = background;
    this.modifiers.addAll(List.of(modifiers));
  }

  /** A character in this style, the same object each time where it is a plain one. */
  TextCharacter on(TextCharacter cell) {
    String text = cell.getCharacterString();
    char first = text.charAt(0);
    if (text.length() > 1 || first >= ASCII) {
      return styled(cell);
    }
    // Two threads may make it twice, which is no harm: it cannot be changed.
    TextCharacter known = plain[first];
    if (known == null) {
      known = styled(cell);
      plain[first] = known;
    }
    return known;
  }

  private TextCharacter styled(TextCharacter cell) {
    TextCharacter styled = cell.withForegroundColor(foreground).withBackgroundColor(background);
    // One by one: Lanterna 3.1.5 takes several at once for those the character has already.
    for (SGR modifier : modifiers) {
      styled = styled.withModifier(modifier);
    }
    return styled;
  }
}
