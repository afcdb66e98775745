package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Menus, tables and texts: moving, scrolling, choosing. */
class ListsTest {
  private static View.Menu longMenu(int items) {
    List<View.Item> all = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      all.add(View.Item.of("item" + i, (char) ('a' + i), "Thing number " + i, "About " + i + "."));
    }
    return new View.Menu("Things", "", List.of(), all);
  }

  @Test
  void theCursorGoesRoundAMenu() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.menu()))) {
      driver.press("Up").shows("> p  Restart").press("Down").shows("> 1  Sign-in");
      driver.press("End").shows("> p  Restart").press("Home").shows("> 1  Sign-in");
      assertThat(driver.cursor()).isEqualTo("5,6");
    }
  }

  @Test
  void aShortScreenShowsWhatIsAboveAndBelowAMenuByPages() {
    List<View.StatusLine> status = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      status.add(new View.StatusLine(View.Mark.PLAIN, "Fact", "number " + i));
      status.add(new View.StatusLine(View.Mark.WARNING, "Warning", "number " + i));
    }
    View.Menu menu = new View.Menu("Things", "", status, longMenu(4).items());
    try (ScreenDriver driver = ScreenDriver.setup().size(40, 12).open(TestPages.page(menu))) {
      driver.shows("Warning  number 8").shows("> a  Thing").showsNot("Fact");
      driver.press("PgUp", "PgUp").shows("Warning  number 0").showsNot("> a  Thing");
      driver.press("PgDn", "PgDn").shows("> a  Thing").press("PgDn").shows("> d  Thing");
      driver
          .press("PgDn", "PgDn")
          .shows("Fact     number 8")
          .showsNot("Thing number")
          .shows("↑ more");
      driver.press("PgUp", "PgUp").shows("> d  Thing").press("Up").shows("> c  Thing");
    }
  }

  @Test
  void onAScreenThatShowsAllOfAMenuPagesMoveTheCursorOnly() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.menu()))) {
      driver.press("PgDn").shows("> p  Restart").press("PgDn", "Up").shows("> 4  Shell");
    }
  }

  @Test
  void anItemsKeyChoosesAtOnceInEitherCase() {
    Scripted page = TestPages.page(TestPages.menu());
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("P", "3").shows("> 3  Network");
      assertThat(page.answers()).extracting("choice").containsExactly("power", "network");
    }
  }

  @Test
  void aLongMenuScrollsWithMarks() {
    try (ScreenDriver driver =
        ScreenDriver.setup().size(40, 12).open(TestPages.page(longMenu(20)))) {
      driver.shows("↓ more").showsNot("↑ more");
      driver.press("PgDn", "PgDn").shows("> k  Thing number 10").shows("↑ more").shows("↓ more");
      driver.press("End").shows("> t  Thing number 19").shows("↑ more").showsNot("↓ more");
      driver.press("Home").shows("> a  Thing number 0").showsNot("↑ more");
    }
  }

  @Test
  void aLongMenuOnAWideScreenHasTwoColumns() {
    try (ScreenDriver driver =
        ScreenDriver.setup().size(132, 20).open(TestPages.page(longMenu(24)))) {
      driver.shows("Thing number 23").press("n").showsGolden("menu-two-columns");
    }
  }

  @Test
  void longLabelsAreWrapped() {
    View.Menu menu =
        new View.Menu(
            "Menu",
            "",
            List.of(),
            List.of(View.Item.of("a", '1', "A label that is longer than the line of it", "Help.")));
    try (ScreenDriver driver = ScreenDriver.setup().size(40, 12).open(TestPages.page(menu))) {
      driver.shows("> 1  A label that is longer than the\n      line of it");
    }
  }

  @Test
  void aTableScrollsBelowItsHeader() {
    Scripted page = TestPages.page(TestPages.table(40));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("End").shows("> user40").shows("  Name ").shows("↑ more");
      driver.press("PgUp", "Enter", "a", "F8", "r");
      assertThat(page.answers())
          .extracting("choice")
          .containsExactly("enter", "add", "remove", "remove");
      assertThat(page.answers().get(0).row()).contains("row25");
    }
  }

  @Test
  void anEmptyTableSaysSoAndStillTakesKeys() {
    Scripted page = TestPages.page(TestPages.table(0));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.shows("There are no accounts yet.").press("Enter", "Down", "a");
      assertThat(page.answers()).extracting("choice").containsExactly("add");
      assertThat(page.answers().get(0).row()).isEmpty();
    }
  }

  @Test
  void aTableTooWideGivesWayInItsWidestColumn() {
    View.Table table =
        new View.Table(
            "Keys",
            "",
            List.of("Name", "Fingerprint"),
            List.of(new View.Row("k", List.of("backup", "SHA256:" + "x".repeat(60)))),
            "",
            List.of());
    try (ScreenDriver driver = ScreenDriver.setup().size(40, 12).open(TestPages.page(table))) {
      driver.shows("> backup  SHA256:xxxxxxxxxxxxxxxxxxxx…");
    }
  }

  @Test
  void aTextScrollsToItsEndAndNoFurther() {
    Scripted page = TestPages.page(TestPages.text(12));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Down").showsNot("What will change").shows("↑ more");
      driver.press("PgUp").shows("What will change");
      driver.press(" ", "PgDn", "Down", "Down").shows("SHA256:abc  kept   as it is");
      driver.showsNot("↓ more").press("Up").shows("↓ more").press("End").showsNot("↓ more");
      driver.press("e", "Enter");
      assertThat(page.answers()).extracting("choice").containsExactly("edit", "ok");
    }
  }

  @Test
  void wideCharactersKeepTheColumnsStraight() {
    View.Table table =
        new View.Table(
            "表",
            "",
            List.of("名前", "Sign-in"),
            List.of(
                new View.Row("1", List.of("山田太郎", "usable")),
                new View.Row("2", List.of("ann", "locked")),
                new View.Row("3", List.of("e\u0301mile", "locked"))),
            "",
            List.of());
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(table))) {
      driver.showsGolden("table-wide-characters");
    }
  }

  @Test
  void aRowMaySayMoreThanItsCellsAndNarrowScreensLeaveTheLastColumnsOut() {
    View.Table table =
        new View.Table(
            "Cards",
            "",
            List.of("Name", "Link", "Address", "Hardware"),
            List.of(
                new View.Row(
                    "a",
                    List.of("eno1", "1 Gb/s", "192.168.40.21/24", "52:54:00:12:34:56"),
                    "eno1 is to the office"),
                new View.Row("b", List.of("eno2", "no link", "-", "52:54:00:12:34:57"))),
            "",
            List.of());
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(table))) {
      driver.shows("52:54:00:12:34:56").shows("eno1 is to the office");
      driver.press("Down").showsNot("to the office");
      driver.resize(30, 10).shows("eno1").shows("1 Gb/s").showsNot("Hard").showsNot("52:");
    }
  }
}
