package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields of several lines, into which keys are pasted. */
class LinesTest {
  private static final String KEY =
      "-----BEGIN TEST KEY-----\n" + ("A".repeat(70) + "\n").repeat(3) + "-----END TEST KEY-----";

  private static Scripted form() {
    return TestPages.page(
        new View.Form(
            "Import",
            "",
            List.of(
                View.Field.secretLines("private", "Private key", "Paste it."),
                View.Field.lines("hosts", "Host keys", "One a line.", ""),
                View.Field.text("name", "Name", "", "nas02")),
            "Continue"));
  }

  /** As a terminal gives what is pasted: Enter between the lines. */
  private static void paste(ScreenDriver driver, String text) {
    for (String line : text.split("(?<=\n)")) {
      driver.type(line.replace("\n", ""));
      if (line.endsWith("\n")) {
        driver.press("Enter");
      }
    }
  }

  @Test
  void aPastedSecretGoesInWholeAndOnlyItsSizeIsShown() {
    Scripted page = form();
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      paste(driver, "\n" + KEY);
      driver.shows("5 lines, 260 characters").shows("Enter goes on").showsNot("AAAA");
      driver.showsGolden("form-secret-lines");
      driver.press("Enter").shows("> Private key").press("Enter").shows("> Host keys");
      driver.press("PgDn", "Enter");
      Answer answer = page.answers().get(0);
      assertThat(new String(answer.secret("private"))).isEqualTo(KEY + "\n");
      assertThat(answer.texts()).doesNotContainKey("private");
    }
  }

  @Test
  void emptyLinesWithinASecretDoNotEndIt() {
    Scripted page = form();
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      paste(driver, KEY.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n"));
      driver.shows("> Private key").press("Tab").shows("> Host keys");
      driver.press("Up", "^U").shows("empty").press("F8").shows("> Host keys");
      assertThat(page.answers()).isEmpty();
    }
  }

  @Test
  void moreThanAKeyCanHaveIsRefusedAloud() {
    try (ScreenDriver driver = ScreenDriver.open(form())) {
      driver.type("x".repeat(64 * 1024 + 5)).shows("65,536 characters").shows("Full: no key");
    }
  }

  @Test
  void linesAreEditedInTheirPlace() {
    Scripted page = form();
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Tab").type("ssh-ed25519 AAAA").press("Enter").type("ssh-rsa " + "B".repeat(90));
      driver.showsGolden("form-lines");
      driver.press("Up", "End").type("!").press("Down", "Home").type("#");
      driver.shows("[ssh-ed25519 AAAA!").shows("[#ssh-rsa BBBB").shows("BB>");
      driver.press("Up", "Up").shows("> Private key");
      driver.press("PgDn", "Enter");
      assertThat(page.answers().get(0).text("hosts"))
          .isEqualTo("ssh-ed25519 AAAA!\n#ssh-rsa " + "B".repeat(90));
    }
  }

  @Test
  void ofManyLinesThoseAroundTheCursorAreShown() {
    try (ScreenDriver driver = ScreenDriver.setup().size(40, 12).open(form())) {
      driver.press("Tab");
      paste(driver, "one\ntwo\nthree\nfour\nfive\nsix\nseven");
      driver.shows("seven").showsNot("one").showsGolden("form-lines-40x12");
      driver.press("Up", "Up", "Up", "Up", "Up", "Up").shows("[one").showsNot("seven");
    }
  }

  @Test
  void anEmptyFieldOfLinesIsLeftByEnter() {
    try (ScreenDriver driver = ScreenDriver.open(form())) {
      driver.press("Tab", "Enter").shows("> Name");
    }
  }
}
