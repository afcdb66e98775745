package dev.crashcart.console.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.console.page.Answer;
import dev.crashcart.console.page.Next;
import dev.crashcart.console.page.View;
import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormTest {
  private static final Field NAME = Field.text("name", "Name", "What it is called.", "nas01");
  private static final Field NOTE = Field.text("note", "Note", "For whom.", "");
  private static final Field PASSWORD =
      Field.secret(
          "password",
          "Password",
          "At least 8.",
          Optional.of(secret -> new View.Judgement(secret.length / 4, "so so")));
  private static final Field KEEP = Field.tick("keep", "Keep the keys", "They go on.", true);
  private static final Field OFF =
      Field.tick("off", "Second factor off", "No code.", false).disabledBecause("it has none");
  private static final Field HASH =
      Field.choice("hash", "Hash", "How.", "bcrypt", List.of("bcrypt", "scrypt", "yescrypt"));

  @TempDir private Path folder;

  private static View.Form form(Field... fields) {
    return new View.Form("A form", "", List.of(fields), "Continue");
  }

  private String talk(Asking page, String... script) throws HostFailure {
    return new Talk(folder.resolve("appliance")).play(List.of(page), List.of(script));
  }

  @Test
  void enterKeepsADashEmptiesAndTextReplaces() throws HostFailure {
    Asking page = new Asking(form(NAME, NOTE, KEEP));
    talk(page, "", "for the lab", "");
    assertThat(page.answer().texts())
        .isEqualTo(Map.of("name", "nas01", "note", "for the lab", "keep", "true"));
    page = new Asking(form(NAME, NOTE));
    talk(page, "-", "x\u001b[A\u007fy");
    assertThat(page.answer().texts()).isEqualTo(Map.of("name", "", "note", "x[Ay"));
  }

  @Test
  void ticksAndChoicesAreAskedTogether() throws HostFailure {
    Asking page = new Asking(form(KEEP, OFF, HASH));
    String said = talk(page, "3", "1=maybe", "1, 2");
    assertThat(said)
        .contains("1  Keep the keys: yes\n")
        .contains("-  Second factor off: no (not now: it has none)\n")
        .contains("2  Hash: bcrypt (or scrypt, yescrypt)\n")
        .contains("! \"3\" is none of the numbers above.\n")
        .contains("! Keep the keys is one of: no, yes.\n");
    assertThat(page.answer().texts())
        .isEqualTo(Map.of("keep", "false", "off", "false", "hash", "scrypt"));
  }

  @Test
  void aChoiceIsTakenByItsWordOrItsBeginning() throws HostFailure {
    Asking page = new Asking(form(KEEP, HASH));
    talk(page, "2=Y");
    assertThat(page.answer().text("hash")).isEqualTo("yescrypt");
    page = new Asking(form(HASH));
    talk(page, "scrypt");
    assertThat(page.answer().text("hash")).isEqualTo("scrypt");
  }

  @Test
  void aSecretIsJudgedHandedOutAndWiped() throws HostFailure {
    Asking page = new Asking(form(PASSWORD));
    String said = talk(page, ":help", "battery staple");
    assertThat(said)
        .contains("At least 8.\n")
        .contains("Password (not shown): \n")
        .contains("Strength 3 of 4, so so.")
        .doesNotContain("staple");
    assertThat(page.secrets()).containsExactly("battery staple");
    assertThat(page.answer().secret("password")).containsOnly('\0');
  }

  @Test
  void onlyWhatHasAProblemIsAskedForAgain() throws HostFailure {
    List<Next> nexts =
        new ArrayList<>(
            List.of(
                new Next.Problems(Map.of("note", "Too odd."), Set.of("password")),
                new Next.Leave()));
    Asking page = new Asking(() -> form(NAME, NOTE, PASSWORD), answer -> nexts.remove(0));
    String said = talk(page, "", "odd", "battery staple", "even", "another staple");
    assertThat(said)
        .contains("! Note: Too odd.\nNote [odd]: even\nPassword (not shown): \n")
        .containsOnlyOnce("Name [nas01]: ");
    assertThat(page.secrets()).containsExactly("battery staple", "another staple");
    assertThat(page.answer().text("note")).isEqualTo("even");
  }

  @Test
  void fieldsComeWithTheOneThatShapesThem() throws HostFailure {
    Field kind = Field.choice("kind", "Kind", "", "a", List.of("a", "b")).shaping();
    Field inner = Field.choice("kind", "Kind", "", "b", List.of("a", "b")).shaping();
    boolean[] shaped = {false};
    Asking page =
        new Asking(
            () -> shaped[0] ? form(inner, NOTE) : form(kind),
            answer -> {
              shaped[0] = true;
              return answer.choice().equals(Answer.SHAPED) ? Next.stay() : new Next.Leave();
            });
    talk(page, "1", "came with it");
    assertThat(page.answers()).extracting(Answer::choice).containsExactly("shaped", "ok");
    assertThat(page.answer().texts()).isEqualTo(Map.of("kind", "b", "note", "came with it"));
  }

  @Test
  void theRestIsLeftAndTheBeginningComesAgain() throws HostFailure {
    Asking page = new Asking(form(NAME, NOTE, HASH));
    talk(page, "wrong", ":again", "right", ":rest");
    assertThat(page.answer().texts())
        .isEqualTo(Map.of("name", "right", "note", "", "hash", "bcrypt"));
  }

  @Test
  void whatIsSeldomNeededIsAskedForTogether() throws HostFailure {
    Asking page =
        new Asking(form(NAME, NOTE.putAside(), Field.text("mtu", "MTU", "", "").putAside()));
    String said = talk(page, "", "2", "9000");
    assertThat(said)
        .contains("1  Note: -\n2  MTU: -\nNumbers to fill in, or Enter: 2\nMTU: 9000\n");
    assertThat(page.answer().texts()).isEqualTo(Map.of("name", "nas01", "note", "", "mtu", "9000"));
  }

  @Test
  void aFormWithNothingToFillInStillAsks() throws HostFailure {
    Asking page = new Asking(form(OFF));
    assertThat(talk(page)).endsWith("Enter: Continue. \n");
    assertThat(page.answers()).isEmpty();
    talk(page, "");
    assertThat(page.answers()).hasSize(1);
  }

  @Test
  void aPastedKeyFileEndsByItselfAndIsNotShown() throws HostFailure {
    Asking page = new Asking(form(Field.secretLines("key", "Private key", "")));
    String said =
        talk(
            page,
            "-----BEGIN RSA PRIVATE KEY-----",
            "Proc-Type: 4",
            "",
            "c2VjcmV0",
            "-----END RSA PRIVATE KEY-----");
    assertThat(page.secrets())
        .containsExactly(
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4\n\nc2VjcmV0\n"
                + "-----END RSA PRIVATE KEY-----\n");
    assertThat(said).doesNotContain("c2VjcmV0").contains("5 lines.\n");
  }

  @Test
  void severalLinesEndAtAnEmptyOneAndAreReplacedAsAWhole() throws HostFailure {
    Asking page = new Asking(form(Field.lines("keys", "Keys", "", "one\ntwo")));
    String said = talk(page, "three", "four", "");
    assertThat(said).contains("Keys [2 lines]: several lines");
    assertThat(page.answer().text("keys")).isEqualTo("three\nfour");
    talk(page, "");
    assertThat(page.answer().text("keys")).isEqualTo("one\ntwo");
    talk(page, "-");
    assertThat(page.answer().text("keys")).isEmpty();
  }

  @Test
  void whatWasTypedIsStillThereAfterGoingBack() throws HostFailure {
    Asking form = new Asking(form(NAME, PASSWORD));
    View menu = new View.Menu("Menu", "", List.of(), List.of(View.Item.of("f", '1', "Form", "")));
    Asking first = new Asking(() -> menu, answer -> Next.open(form));
    String said = talk(first, "1", "other", "battery staple", "q");
    assertThat(said).contains("Password (not shown): ");
    Asking again = new Asking(form(NAME, PASSWORD));
    Asking start = new Asking(() -> menu, answer -> Next.open(again));
    said = talk(start, "1", "other", ":back", "1", "", "secret of mine");
    assertThat(said).contains("Name [other]: ");
    assertThat(again.answer().text("name")).isEqualTo("other");
  }
}
