package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, texts and questions, and what is the same everywhere. */
class ListsTest {
  @TempDir private Path folder;
  private Talk talk;

  @BeforeEach
  void setUp() throws HostFailure {
    talk = new Talk(folder.resolve("appliance"));
  }

  private String talk(Asking page, String... script) {
    return talk.play(List.of(page), List.of(script));
  }

  private static View.Table table(int rows, View.KeyHint... hints) {
    List<View.Row> all = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      all.add(new View.Row("row" + i, List.of("user" + i, "locked"), "About user" + i + "."));
    }
    return new View.Table(
        "Accounts", "", List.of("Name", "State"), all, "There are none.", List.of(hints));
  }

  private static final View.KeyHint OPEN =
      new View.KeyHint("enter", '\n', Optional.empty(), "open");
  private static final View.KeyHint REMOVE = View.KeyHint.of("remove", 'd', "delete");
  private static final View.KeyHint TICK = View.KeyHint.of("tick", ' ', "tick");

  private static Answer on(String choice, String row) {
    return new Answer(choice, Optional.of(row), java.util.Map.of(), java.util.Map.of());
  }

  @Test
  void aNumberOpensARowAndALetterWithANumberDoesMore() {
    Asking page = new Asking(() -> table(12, OPEN, REMOVE), answer -> Next.stay());
    String said = talk(page, "12", "d 3", "D3", "13", "d 0", "?", "q");
    assertThat(page.answers())
        .containsExactly(on("enter", "row12"), on("remove", "row3"), on("remove", "row3"));
    assertThat(said)
        .contains("12  user12; State: locked\n")
        .contains("A number: open; d delete; b back. A letter and a number go together: d 1.\n")
        .contains("! There is no number 13 here.\n")
        .contains("! There is no number 0 here.\n")
        .contains("5  About user5.\n");
  }

  @Test
  void aLetterAloneIsAboutTheOnlyRowOrAboutNone() {
    Asking one = new Asking(table(1, OPEN, REMOVE));
    talk(one, "d");
    assertThat(one.answer()).isEqualTo(on("remove", "row1"));
    Asking several = new Asking(() -> table(2, OPEN, REMOVE), answer -> Next.stay());
    String said = talk(several, "d", "q");
    assertThat(several.answer().row()).isEmpty();
    assertThat(said).contains("! Which row? Type the number behind the letter.\n");
  }

  @Test
  void whereRowsAreTickedANumberTicksAndEnterGoesOn() {
    Asking page = new Asking(() -> table(2, OPEN, TICK), answer -> Next.stay());
    talk(page, "2", "", "q");
    assertThat(page.answers()).containsExactly(on("tick", "row2"), Answer.of("enter"));
  }

  @Test
  void aLongTableIsReadByTheWindow() {
    Asking page = new Asking(() -> table(30, OPEN), answer -> Next.stay());
    String said = talk.window(11, 40).play(List.of(page), List.of("", "", "", "q"));
    assertThat(said).contains("9  user9; State: locked\nmore: \n10  user10");
    said = talk.window(11, 40).play(List.of(page), List.of("x", "q"));
    assertThat(said).contains("The rest is left out").doesNotContain("user20;");
  }

  @Test
  void aTextIsAnsweredByEnterOrALetter() {
    View.Text text =
        new View.Text(
            "Read this",
            View.Tone.BAD,
            List.of(
                View.Line.heading("Why"),
                View.Line.alarm("Esc stops it, Esc goes back."),
                View.Line.words(""),
                View.Line.verbatim("a  b\u0007\u001b[31m")),
            Optional.of("Apply"),
            List.of(View.KeyHint.of("edit", 'e', "edit")));
    Asking page = new Asking(() -> text, answer -> Next.stay());
    String said = talk(page, "e", "", "q");
    assertThat(page.answers()).containsExactly(Answer.of("edit"), Answer.of(Answer.OK));
    assertThat(said)
        .contains(
            "\n! Read this\nWhy:\n! Ctrl-C stops it, :back goes back.\na  b??[31m\n"
                + "Enter: Apply; e edit; b back.\nChoose: e\n");
  }

  @Test
  void aQuestionTakesItsFirstAnswerByEnterAndByY() {
    View.Question question =
        new View.Question(
            "Sure?",
            List.of(),
            List.of(View.Item.of("go", 'g', "Go", ""), View.Item.of("no", 'n', "No", "")),
            Optional.empty());
    Asking page = new Asking(() -> question, answer -> Next.stay());
    talk(page, "", "y", "yes", "N", "g", "q");
    assertThat(page.answers().stream().map(Answer::choice))
        .containsExactly("go", "go", "go", "no", "go");
  }

  @Test
  void aDeadlineEndsTheQuestionAndNothingElseLeavesIt() {
    Instant end = talk.appliance().now().plusSeconds(60);
    View.Question question =
        new View.Question(
            "Keep it?",
            List.of(),
            List.of(View.Item.of("keep", 'y', "Keep it", "")),
            Optional.of(end));
    Asking page = new Asking(() -> question, answer -> new Next.Leave());
    String said = talk(page, "b", "q", "@later 45s", "\u001b", "@interrupt", "@later 20s");
    assertThat(page.answers()).containsExactly(Answer.of("deadline"));
    assertThat(said)
        .contains("Time left: 60 s.\n", "Time left: 30 s.\n", "Time left: 10 s.\n")
        .contains("! This waits for one of the answers above.\n");
  }

  @Test
  void aPageThatCannotBeShownIsLeftAndTheMenuGoesOn() {
    View menu = new View.Menu("Menu", "", List.of(), List.of(View.Item.of("x", '1', "X", "")));
    Asking broken =
        new Asking(
            () -> {
              throw new IllegalStateException("a fault for the test");
            },
            answer -> Next.stay());
    Asking page = new Asking(() -> menu, answer -> Next.open(broken));
    String said = talk(page, "1", "q");
    assertThat(said).containsPattern("! Something went wrong .*report id [0-9a-f]{8}");
    assertThat(said).endsWith("1  X\nChoose: q\n");
  }

  @Test
  void aRefusalOfTheMachineIsToldAndThePageStays() {
    View menu = new View.Menu("Menu", "", List.of(), List.of(View.Item.of("x", '1', "X", "")));
    Asking page =
        new Asking(
            () -> menu,
            answer ->
                Next.work(
                    "Working…",
                    () -> {
                      throw new HostFailure("The disk is full. Make room.");
                    }));
    assertThat(talk(page, "1", "q"))
        .endsWith("Working…\n! That did not work: The disk is full. Make room.\nChoose: q\n");
  }

  @Test
  void theShellGetsTheTerminalAndThePageComesAgain() {
    List<List<String>> lent = new ArrayList<>();
    View menu = new View.Menu("Menu", "", List.of(), List.of(View.Item.of("x", '1', "X", "")));
    Asking page = new Asking(() -> menu, answer -> new Next.Shell(List.of("/bin/sh")));
    String said = talk.shell(lent::add).play(List.of(page), List.of("1", "q"));
    assertThat(lent).containsExactly(List.of("/bin/sh"));
    assertThat(said.split("\nMenu\n", -1)).hasSize(3);
  }

  @Test
  void digitsAheadThatFitNothingAreTold() {
    View menu = new View.Menu("Menu", "", List.of(), List.of(View.Item.of("x", '1', "X", "")));
    Asking text =
        new Asking(new View.Text("Text", View.Tone.PLAIN, List.of(), Optional.of("Go"), List.of()));
    Asking page = new Asking(() -> menu, answer -> Next.open(text));
    assertThat(talk(page, "12", "q")).contains("Not used: 2. This has no such number.\n");
  }
}
