package dev.crashcart.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import dev.crashcart.console.screen.TestPages.Scripted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a form is filled in. */
class FormTest {
  private static Answer last(Scripted page) {
    return page.answers().get(page.answers().size() - 1);
  }

  @Test
  void everyFieldReachesTheAnswer() {
    Scripted page = TestPages.page(TestPages.form());
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.type("-b").press("Enter").type("pass").press("Tab").shows("> [x] Keep");
      driver.press(" ").shows("> [ ] Keep").press("Enter", "Right").shows("< scrypt >");
      driver.press("Enter");
      assertThat(last(page).choice()).isEqualTo(Answer.OK);
      assertThat(last(page).texts())
          .containsEntry("name", "nas01-b")
          .containsEntry("old", "box")
          .containsEntry("keys", "false")
          .containsEntry("hash", "scrypt");
      assertThat(last(page).secret("password")).containsExactly('p', 'a', 's', 's');
    }
  }

  /** A form whose text field is there only for one of two kinds. */
  private static Scripted shaped(List<String> kind) {
    return new Scripted(
        desk -> {
          List<View.Field> fields = new ArrayList<>();
          fields.add(
              View.Field.choice("kind", "Kind", "", kind.get(0), List.of("plain", "named"))
                  .shaping());
          if (kind.get(0).equals("named")) {
            fields.add(View.Field.text("name", "Name", "", ""));
          }
          fields.add(View.Field.secret("password", "Password", "", Optional.empty()));
          return new View.Form("Shaped", "", fields, "Continue");
        },
        (answer, desk) -> {
          kind.set(0, answer.text("kind"));
          return Next.stay();
        });
  }

  @Test
  void fieldsComeAndGoWithAChoiceAndKeepWhatWasTyped() {
    Scripted page = shaped(new ArrayList<>(List.of("plain")));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Down").type("secret").press("Up").showsNot("Name").press(" ");
      assertThat(last(page).choice()).isEqualTo(Answer.SHAPED);
      assertThat(last(page).secrets()).as("none is handed out").isEmpty();
      driver.shows("> Kind      < named >").shows("Name").press("Down").type("nas");
      driver.press("Up", " ").showsNot("Name").press(" ").shows("[nas ").shows("[******");
      driver.press("PgDn", "Enter");
      assertThat(last(page).choice()).isEqualTo(Answer.OK);
      assertThat(last(page).text("name")).isEqualTo("nas");
      assertThat(last(page).secret("password")).containsExactly("secret".toCharArray());
    }
  }

  /** Whoever is locked out types a new password and is done, whatever is ticked beneath it. */
  @Test
  void enterOnTheLastPasswordIsTheAnswerWhereOnlyTicksAreBeneathIt() {
    List<View.Field> fields =
        List.of(
            View.Field.secret("password", "Password", "", Optional.empty()),
            View.Field.secret("again", "Again", "", Optional.empty()),
            View.Field.tick("off", "Off", "", false).disabledBecause("it is off"),
            View.Field.tick("unlock", "Unlock", "", true),
            View.Field.tick("end", "End", "", false));
    Scripted page = TestPages.page(new View.Form("Recover", "", fields, "Go on"));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.shows("Enter Next").type("pass").press("Enter").shows("Enter Go on");
      driver.type("pass").press("Enter");
      assertThat(last(page).texts()).containsEntry("unlock", "true").containsEntry("end", "false");
      driver.press("Down").shows("> [x] Unlock").shows("Enter Go on").press(" ", "Enter");
      assertThat(last(page).texts()).containsEntry("unlock", "false");
      assertThat(page.answers()).hasSize(2);
    }
  }

  @Test
  void aLineIsEditedInThePlaceOfTheCursor() {
    Scripted page = TestPages.page(TestPages.form());
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Home").type("my ").press("End", "Left").type("x");
      driver.press("Delete", "Left", "Backspace").shows("[my nasx ");
      driver.press("^W").shows("[my x ");
      driver.press("End", "^U").type("ü漢😀").press("Left", "Backspace");
      driver.press("PgDn", "Enter");
      assertThat(last(page).text("name")).isEqualTo("ü😀");
    }
  }

  @Test
  void aLongLineShowsThePartAroundTheCursor() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.form()))) {
      driver.press("^U").type("0123456789".repeat(6));
      driver.showsGolden("form-long-line");
      driver.press("Home").shows("[0123456789").shows("012345>");
    }
  }

  @Test
  void aSecretIsNeverShown() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.form()))) {
      driver.press("Down").type("Tr0ub4dor").press("F2", "^R");
      driver.showsNot("Tr0ub4dor").shows("[********* ").shows("[###-] good");
      driver.press("Backspace", "Backspace").shows("[#---] weak: add another word");
      driver.press("^U").showsNot("[#").shows("> Password   [    ");
    }
  }

  @Test
  void whatIsTypedWhileTheMeterThinksIsJudgedAfterwards() {
    Queue<Runnable> held = new ArrayDeque<>();
    try (ScreenDriver driver =
        ScreenDriver.setup().worker(held::add).open(TestPages.page(TestPages.form()))) {
      held.clear();
      driver.press("Down").type("abcdefgh");
      assertThat(held).as("one verdict at a time").hasSize(1);
      held.remove().run();
      driver.settle().shows("[#---] weak");
      assertThat(held).hasSize(1);
      held.remove().run();
      driver.settle().shows("[###-] good");
      assertThat(held).isEmpty();
    }
  }

  @Test
  void problemsStandUnderTheirFieldsUntilTheseAreEdited() {
    Scripted page =
        TestPages.page(
            TestPages.form(),
            answer ->
                new Next.Problems(
                    Map.of("password", "Too short.", "hash", "scrypt is not built in.")));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("PgDn", "Enter").showsGolden("form-problems");
      driver.type("x").showsNot("Too short.").shows("! scrypt is not built in.");
    }
  }

  @Test
  void aRefusedSecretIsTypedAnewInsteadOfAddedTo() {
    Scripted page =
        TestPages.page(
            TestPages.form(),
            answer -> new Next.Problems(Map.of("password", "Too short."), Set.of("password")));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.press("Down").type("abc").shows("[***").press("PgDn", "Enter");
      driver.shows("! Too short.").showsNot("[***");
      driver.type("horse").press("PgDn", "Enter");
      assertThat(page.answers().get(1).secret("password")).containsExactly("horse".toCharArray());
    }
  }

  @Test
  void aDisabledFieldIsPassedOver() {
    try (ScreenDriver driver = ScreenDriver.open(TestPages.page(TestPages.form()))) {
      driver.press("Down", "Down").shows("> [x] Keep");
      driver.press("Up").shows("> Password").press("Up", "Up").shows("> [ Continue ]");
    }
  }

  @Test
  void aNewerViewKeepsWhatWasTypedAndTakesWhatThePageChanged() {
    View.Form first =
        new View.Form(
            "Form",
            "",
            List.of(View.Field.text("a", "One", "", "old"), View.Field.text("b", "Two", "", "old")),
            "Go");
    View.Form second =
        new View.Form(
            "Form",
            "",
            List.of(View.Field.text("a", "One", "", "old"), View.Field.text("b", "Two", "", "new")),
            "Go");
    Scripted[] page = new Scripted[1];
    page[0] =
        new Scripted(
            desk -> page[0].answers().isEmpty() ? first : second, (answer, desk) -> Next.stay());
    try (ScreenDriver driver = ScreenDriver.open(page[0])) {
      driver.type("er").press("Down").type("er").press("Enter");
      driver.shows("[older ").shows("[new ");
    }
  }

  @Test
  void aFormWithNothingButAButtonAnswersAtOnce() {
    Scripted page = TestPages.page(new View.Form("Go", "", List.of(), "Go on"));
    try (ScreenDriver driver = ScreenDriver.open(page)) {
      driver.shows("> [ Go on ]").press("Enter");
      assertThat(page.answers()).hasSize(1);
    }
  }

  @Test
  void labelsStandAboveTheFieldsOfANarrowScreen() {
    View.Form form =
        new View.Form(
            "Form",
            "",
            List.of(
                View.Field.secret("a", "New password of the administrator", "", Optional.empty()),
                View.Field.text("b", "Short", "", "x")),
            "Go");
    try (ScreenDriver driver = ScreenDriver.setup().size(40, 12).open(TestPages.page(form))) {
      driver.type("abc").showsGolden("form-stacked");
    }
  }
}
