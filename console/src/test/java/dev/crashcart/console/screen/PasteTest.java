package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import dev.crashcart.console.terminal.Pasted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a terminal marks as pasted is typed, and chooses nothing. */
class PasteTest {
  private static Scripted form() {
    return TestPages.page(
        new View.Form(
            "Import",
            "",
            List.of(
                View.Field.text("name", "Name", "", "nas"),
                View.Field.secret("password", "Password", "", Optional.empty()),
                View.Field.lines("hosts", "Host keys", "One a line.", ""),
                View.Field.secretLines("private", "Private key", "Paste it."),
                View.Field.tick("sure", "Sure", "", false)),
            "Continue"));
  }

  @Test
  void aLineEndPressesNoEnterInAFieldOfOneLine() {
    Scripted page = form();
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Home").paste("box-\n01\n").shows("> Name").shows("[box-01nas ");
      driver.press("Enter").paste("two\nhalves\n").shows("> Password").shows("[*********");
      driver.press("Tab").paste("one\ntwo\n").shows("> Host keys").shows("[one ").shows("[two ");
      driver
          .press("Tab")
          .paste("-----BEGIN\nx\n-----END\n")
          .shows("3 lines")
          .shows("Enter goes on");
      driver.press("Tab").paste(" x\n").shows("> [ ] Sure");
      assertThat(page.answers()).isEmpty();
      driver.press("PgDn").paste(" \n");
      assertThat(page.answers()).as("nor is the button pressed").isEmpty();
      driver.press("Enter");
      Answer answer = page.answers().get(0);
      assertThat(answer.text("name")).isEqualTo("box-01nas");
      assertThat(answer.secret("password")).containsExactly("twohalves".toCharArray());
      assertThat(answer.text("hosts")).isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void nothingIsChosenInMenusTablesTextsAndQuestions() {
    View.Question question =
        new View.Question(
            "Keep it?",
            List.of(),
            List.of(View.Item.of("keep", 'k', "Keep", ""), View.Item.of("back", 'b', "Back", "")),
            Optional.empty());
    for (View view : List.of(TestPages.menu(), TestPages.table(4), TestPages.text(2), question)) {
      Scripted page = TestPages.page(view);
      try (ScreenDriver driver = ScreenDriver.setup().leaving().open(page)) {
        String before = driver.text();
        driver.paste("y\n1\np\nq\nar\n");
        assertThat(page.answers()).isEmpty();
        assertThat(driver.text()).isEqualTo(before);
      }
    }
  }

  @Test
  void whatWasHandedOverIsOverwritten() throws InterruptedException {
    DefaultVirtualTerminal terminal = new DefaultVirtualTerminal();
    Events events = new Events();
    List<String> seen = new ArrayList<>();
    Pasted pasted = new Pasted("lantern".toCharArray());
    terminal.addInput(pasted);
    terminal.addInput(new KeyStroke(KeyType.EOF));
    new KeyFeed(terminal, events, key -> seen.add(text((Pasted) key)), () -> seen.add("closed"))
        .start();
    while (!seen.contains("closed")) {
      events.await(Duration.ofSeconds(20)).orElseThrow().run();
    }
    assertThat(seen).containsExactly("lantern", "closed");
    assertThat(text(pasted)).isEqualTo("\0".repeat(7));
  }

  private static String text(Pasted pasted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pasted.length(); i++) {
      text.append(pasted.at(i));
    }
    return text.toString();
  }
}
