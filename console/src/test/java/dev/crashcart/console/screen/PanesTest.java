package dev.crashcart.console.screen;

import dev.crashcart.console.page.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of view at every size that is supported. */
class PanesTest {
  private static final Map<String, View> VIEWS =
      Map.of(
          "menu", TestPages.menu(),
          "form", TestPages.form(),
          "table", TestPages.table(40),
          "text", TestPages.text(12),
          "question",
              new View.Question(
                  "Keep these settings?",
                  List.of(View.Line.words("The new address is in force. Can you still see this?")),
                  List.of(
                      View.Item.of("keep", 'k', "Keep", "The new settings stay."),
                      View.Item.of("back", 'b', "Go back", "The old settings come back.")),
                  Optional.of(TestClock.START.plus(Duration.ofSeconds(83)))));

  @ParameterizedTest
  @CsvSource({"80,24", "40,12", "132,43", "1,1", "10,3"})
  void looksRight(int columns, int rows) {
    VIEWS.forEach(
        (name, view) -> {
          try (ScreenDriver driver =
              ScreenDriver.setup().size(columns, rows).open(TestPages.page(view))) {
            driver.showsGolden("panes/" + name + "-" + columns + "x" + rows);
          }
        });
  }
}
