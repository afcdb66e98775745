package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.screen.ScreenDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random keys, with an eye on what happens at each: a setting changes only by a key that says yes,
 * on a page that has shown what it would do.
 */
class MonkeyConfirmsTest {
  private static final List<String> KEYS =
      List.of(
          "Down",
          "Down",
          "Down",
          "Up",
          "Left",
          "Right",
          "Home",
          "End",
          "PgUp",
          "PgDn",
          "PgDn",
          "Tab",
          "S-Tab",
          "Backspace",
          "Delete",
          "Enter",
          "Enter",
          "Enter",
          "Enter",
          "Enter",
          "Esc",
          "F6",
          "F8",
          "^L",
          "^U",
          "^C",
          "^Z",
          " ",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "8",
          "9",
          "0",
          "a",
          "b",
          "d",
          "e",
          "k",
          "l",
          "m",
          "n",
          "r",
          "s",
          "t",
          "y",
          "x",
          ".",
          "ß");

  /** What stands on the pages whose answer changes something; each says what it is about to do. */
  private static final List<String> ASKING =
      List.of("What will change", "Keep this change?", "went back", "One-time", "Going back");

  @TempDir private Path folder;

  @Test
  void nothingChangesWithoutItsConfirmation() throws Exception {
    int presses = Integer.getInteger("crashcart.monkey", 2500) / 2;
    Random random = new Random(Integer.getInteger("crashcart.monkey.seed", 5));
    Path kept = folder.resolve("etc/crashcart/config.yaml");
    Bench bench = Bench.withAdmin(folder);
    int changes = 0;
    for (int session = 0; presses > 0; session++) {
      try (ScreenDriver driver =
          ScreenDriver.setup().appliance(bench.appliance()).leaving().open(new MainPage())) {
        for (int i = 0; i < 400 && driver.ending().isEmpty(); i++, presses--) {
          String key = KEYS.get(random.nextInt(KEYS.size()));
          String before = Files.readString(kept);
          String screen = driver.text();
          driver.press(key);
          if (!Files.readString(kept).equals(before)) {
            changes++;
            assertThat(ASKING.stream().anyMatch(screen::contains))
                .as("%s, in session %d, changed a setting on%n%s", key, session, screen)
                .isTrue();
          }
        }
      }
    }
    System.Logger log = System.getLogger(MonkeyConfirmsTest.class.getName());
    log.log(System.Logger.Level.DEBUG, "{0} changes were confirmed", changes);
  }
}
