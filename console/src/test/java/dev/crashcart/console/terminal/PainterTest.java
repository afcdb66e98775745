package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever changes, the terminal shows what it should, and little is sent. */
class PainterTest {
  private static final int COLUMNS = 23;
  private static final int ROWS = 7;
  private static final List<Look> LOOKS =
      List.of(
          Look.PLAIN,
          Look.PLAIN,
          Look.PLAIN,
          new Look(Look.OWN, Look.OWN, true, false, false),
          new Look(7, 4, true, false, false),
          new Look(0, 6, false, false, false),
          new Look(6, Look.OWN, false, true, false),
          new Look(Look.OWN, Look.OWN, false, false, true));

  static Stream<Arguments> kindsAndSeeds() {
    return Stream.of("linux", "xterm-256color", "screen", "vt220", "vt100", "unheard-of")
        .flatMap(term -> Stream.of(1, 2, 3).map(seed -> Arguments.of(term, seed)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void showsWhatItShouldAfterAnyChange(String term, int seed) {
    TerminalKind kind = TerminalKind.of(term);
    Random random = new Random(seed);
    Vt vt = new Vt(COLUMNS, ROWS, kind.erasesInColour());
    Painter painter = new Painter(kind);
    Grid want = new Grid(COLUMNS, ROWS, Glyph.BLANK);
    Pen pen = painter.anew(want);
    vt.feed(pen.out());
    for (int step = 0; step < 400; step++) {
      want = want.copy();
      change(want, random);
      if (!kind.wrapsLate()) {
        clear(want, COLUMNS - 1, ROWS - 1);
      }
      pen = painter.paint(pen, want);
      int x = random.nextInt(COLUMNS);
      int y = random.nextInt(ROWS);
      pen.move(x, y);
      vt.feed(pen.out());
      assertThat(vt.difference(want)).as("step %d of seed %d", step, seed).isEmpty();
      assertThat(vt.x()).isEqualTo(x);
      assertThat(vt.y()).isEqualTo(y);
    }
  }

  private static void change(Grid grid, Random random) {
    int changes = random.nextInt(6) == 0 ? 40 : 3;
    for (int i = 0; i < changes; i++) {
      int row = random.nextInt(ROWS);
      int from = random.nextInt(COLUMNS);
      int to = Math.min(COLUMNS, from + 1 + random.nextInt(random.nextBoolean() ? COLUMNS : 4));
      Look look = LOOKS.get(random.nextInt(LOOKS.size()));
      boolean blank = random.nextInt(3) == 0;
      for (int column = from; column < to; column++) {
        put(grid, column, row, blank ? " " : letter(random), look, random);
      }
    }
  }

  private static String letter(Random random) {
    return random.nextInt(5) == 0
        ? "─"
        : random.nextInt(4) == 0 ? " " : "" + (char) ('a' + random.nextInt(3));
  }

  /** Puts a character, now and then a wide one, and leaves no half of another behind. */
  private static void put(Grid grid, int column, int row, String text, Look look, Random random) {
    boolean wide = random.nextInt(12) == 0 && column + 1 < COLUMNS;
    clear(grid, column, row);
    if (wide) {
      clear(grid, column + 1, row);
      Glyph glyph = new Glyph("漢", look, true);
      grid.put(column, row, glyph);
      grid.put(column + 1, row, glyph.tail());
    } else {
      grid.put(column, row, new Glyph(text, look, false));
    }
  }

  private static void clear(Grid grid, int column, int row) {
    if (grid.at(column, row).isTail()) {
      grid.put(column - 1, row, Glyph.BLANK);
    }
    if (grid.at(column, row).wide()) {
      grid.put(column + 1, row, Glyph.BLANK);
    }
    grid.put(column, row, Glyph.BLANK);
  }

  private static String sent(TerminalKind kind, Grid before, Grid after) {
    Painter painter = new Painter(kind);
    return painter.paint(painter.anew(before), after).out();
  }

  private static Grid with(int column, int row, String text, Look look) {
    Grid grid = new Grid(80, 24, Glyph.BLANK);
    for (int i = 0; i < text.length(); i++) {
      grid.put(column + i, row, new Glyph(text.substring(i, i + 1), look, false));
    }
    return grid;
  }

  @Test
  void nothingIsSentForNothing() {
    Grid grid = with(3, 3, "word", Look.PLAIN);
    assertThat(sent(TerminalKind.of("linux"), grid, grid.copy())).isEmpty();
  }

  @Test
  void aCharacterTypedAtTheCursorIsOneByte() {
    assertThat(
            sent(
                TerminalKind.of("vt100"),
                with(3, 3, "wor", Look.PLAIN),
                with(3, 3, "word", Look.PLAIN)))
        .isEqualTo("d");
  }

  @Test
  void theLastCellIsLeftAloneWhereItMightScroll() {
    Grid empty = new Grid(80, 24, Glyph.BLANK);
    Grid corner = with(79, 23, "x", Look.PLAIN);
    assertThat(sent(TerminalKind.of("unheard-of"), empty, corner)).isEmpty();
    assertThat(sent(TerminalKind.of("vt100"), empty, corner)).endsWith("x");
    Grid wide = empty.copy();
    wide.put(78, 23, new Glyph("漢", Look.PLAIN, true));
    wide.put(79, 23, new Glyph("漢", Look.PLAIN, true).tail());
    assertThat(sent(TerminalKind.of("unheard-of"), empty, wide)).isEmpty();
  }

  @Test
  void blanksAtTheEndAreErased() {
    String text = "x".repeat(70);
    assertThat(
            sent(
                TerminalKind.of("vt100"),
                with(0, 0, text, Look.PLAIN),
                with(0, 0, "xx", Look.PLAIN)))
        .isEqualTo("\rxx\033[K");
  }

  @Test
  void coloursAreErasedOnlyWhereTheTerminalCan() {
    Look blue = new Look(7, 4, true, false, false);
    Grid bar = with(0, 0, " ".repeat(80), blue);
    Grid empty = new Grid(80, 24, Glyph.BLANK);
    assertThat(sent(TerminalKind.of("linux"), empty, bar)).isEqualTo("\033[1;37;44m\033[K");
    assertThat(sent(TerminalKind.of("screen"), empty, bar)).endsWith(" ".repeat(80));
  }

  @Test
  void boldIsTakenAwayAsTheTerminalCan() {
    Look bold = new Look(Look.OWN, Look.OWN, true, false, false);
    assertThat(bold.to(Look.PLAIN, TerminalKind.of("vt100"))).isEqualTo("\033[m");
    Look both = new Look(1, 4, true, false, false);
    Look thin = new Look(1, 4, false, false, false);
    assertThat(both.to(thin, TerminalKind.of("linux"))).isEqualTo("\033[22m");
    assertThat(both.to(thin, TerminalKind.of("vt100"))).isEqualTo("\033[;31;44m");
  }
}
