package dev.crashcart.console.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalSize;
import dev.crashcart.console.terminal.TerminalKind.Ability;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever changes, the terminal shows what it should, and little is sent. */
class PainterTest {
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

  static Stream<Arguments> kindsSizesAndSeeds() {
    List<TerminalSize> sizes =
        List.of(
            new TerminalSize(23, 7),
            new TerminalSize(1, 1),
            new TerminalSize(2, 5),
            new TerminalSize(9, 1),
            new TerminalSize(60, 12));
    return Stream.of(
            "linux", "xterm-256color", "screen", "rxvt", "vt220", "vt100", "ansi", "unheard-of")
        .flatMap(
            term ->
                sizes.stream()
                    .flatMap(
                        size -> Stream.of(1, 2, 3).map(seed -> Arguments.of(term, size, seed))));
  }

  @ParameterizedTest
  @MethodSource("kindsSizesAndSeeds")
  void showsWhatItShouldAfterAnyChange(String term, TerminalSize size, int seed) {
    TerminalKind kind = TerminalKind.of(term);
    Random random = new Random(seed);
    Vt vt = new Vt(size.getColumns(), size.getRows(), kind.can(Ability.ERASES_IN_COLOUR));
    Painter painter = new Painter(kind);
    Grid want = new Grid(size.getColumns(), size.getRows(), Glyph.BLANK);
    Pen pen = painter.anew(want);
    vt.feed(pen.out());
    for (int step = 0; step < 300; step++) {
      want = want.copy();
      change(want, random, kind.can(Ability.GRAPHICS));
      if (!kind.can(Ability.WRAPS_LATE)) {
        clear(want, want.columns() - 1, want.rows() - 1);
      }
      pen = painter.paint(pen, want);
      // Often where it was, as when the clock goes on.
      int x = random.nextBoolean() ? vt.x() : random.nextInt(want.columns());
      int y = random.nextBoolean() ? vt.y() : random.nextInt(want.rows());
      pen.rest(x, y);
      vt.feed(pen.out());
      assertThat(vt.difference(want)).as("step %d of seed %d", step, seed).isEmpty();
      assertThat(vt.x()).isEqualTo(x);
      assertThat(vt.y()).isEqualTo(y);
    }
  }

  private static void change(Grid grid, Random random, boolean graphics) {
    int changes = random.nextInt(6) == 0 ? 40 : 3;
    for (int i = 0; i < changes; i++) {
      int row = random.nextInt(grid.rows());
      int from = random.nextInt(grid.columns());
      int most = random.nextBoolean() ? grid.columns() : 4;
      int to = Math.min(grid.columns(), from + 1 + random.nextInt(most));
      Look look = LOOKS.get(random.nextInt(LOOKS.size()));
      boolean blank = random.nextInt(3) == 0;
      for (int column = from; column < to; column++) {
        put(grid, column, row, blank ? " " : letter(random, graphics), look, random);
      }
    }
  }

  private static String letter(Random random, boolean graphics) {
    int kind = random.nextInt(20);
    if (kind < 4) {
      return graphics && random.nextBoolean() ? Glyph.graphic('q', Look.PLAIN).text() : "─";
    }
    return kind < 7
        ? " "
        : kind < 9 ? "7" : kind < 10 ? "0" : "" + (char) ('a' + random.nextInt(3));
  }

  /** Puts a character, now and then a wide one, and leaves no half of another behind. */
  private static void put(Grid grid, int column, int row, String text, Look look, Random random) {
    boolean wide = random.nextInt(12) == 0 && column + 1 < grid.columns();
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

  @Test
  void theCursorComesBackByTheShortestWay() {
    Painter painter = new Painter(TerminalKind.of("linux"));
    Pen menu = painter.anew(with(1, 0, "09:55", Look.PLAIN));
    menu.rest(6, 10);
    Pen clock = painter.paint(menu, with(1, 0, "09:56", Look.PLAIN));
    clock.rest(6, 10);
    assertThat(clock.out()).isEqualTo("\0337\033[;6H6\0338").hasSize(10);
    Painter poorer = new Painter(TerminalKind.of("ansi"));
    Pen there = poorer.anew(with(1, 0, "09:55", Look.PLAIN));
    there.rest(20, 10);
    Pen minute = poorer.paint(there, with(1, 0, "09:56", Look.PLAIN));
    minute.rest(20, 10);
    assertThat(minute.out()).isEqualTo("\033[;6H6\033[11;21H");
  }

  @Test
  void manyRowsAreErasedAtOnce() {
    Grid before = new Grid(80, 24, Glyph.BLANK);
    Grid after = new Grid(80, 24, Glyph.BLANK);
    for (int row = 0; row < 24; row++) {
      for (int column = 0; column < 60; column++) {
        Glyph glyph = new Glyph("x", Look.PLAIN, false);
        before.put(column, row, glyph);
        after.put(column, row, row < 5 ? glyph : Glyph.BLANK);
      }
    }
    assertThat(sent(TerminalKind.of("vt100"), before, after)).isEqualTo("\033[6H\033[J");
  }

  @Test
  void aLookIsChangedBeforeTheGapWhenThatIsShorter() {
    Look reverse = new Look(Look.OWN, Look.OWN, false, false, true);
    Grid after = with(5, 0, "Label", Look.PLAIN);
    after.put(1, 0, new Glyph(">", reverse, false));
    assertThat(sent(TerminalKind.of("vt220"), with(0, 0, "", Look.PLAIN), after))
        .isEqualTo(" \033[7m>\033[m   Label");
  }

  @Test
  void lineDrawingNeedsItsCharacterSetNamedOnce() {
    Painter painter = new Painter(TerminalKind.of("vt100"));
    Grid line = with(0, 0, "a", Look.PLAIN);
    line.put(1, 0, Glyph.graphic('q', Look.PLAIN));
    line.put(2, 0, new Glyph("7", Look.PLAIN, false));
    line.put(3, 0, Glyph.graphic('q', Look.PLAIN));
    line.put(4, 0, new Glyph("b", Look.PLAIN, false));
    Pen first = painter.paint(painter.anew(with(0, 0, "a", Look.PLAIN)), line);
    assertThat(first.out()).isEqualTo("\033)0\016q7q\017b");
    assertThat(first.leaving()).isEqualTo("\033[m");
    Grid more = line.copy();
    more.put(5, 0, Glyph.graphic('x', Look.PLAIN));
    Pen second = painter.paint(first, more);
    assertThat(second.out()).isEqualTo("\016x");
    assertThat(second.leaving()).isEqualTo("\017\033[m");
  }
}
