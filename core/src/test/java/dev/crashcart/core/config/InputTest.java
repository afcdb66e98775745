package dev.crashcart.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InputTest {
  private static final Place FORM = Place.of("form");
  private static final Key<Integer> PORT = Key.number("port", "Port", "Where.", 22, 1, 65_535);
  private static final Key<String> BAD_SECRET =
      new Key<>(
          "private",
          "Private key",
          "Hidden.",
          "",
          Key.Kind.SECRET,
          java.util.List.of(),
          text -> {
            throw new IllegalArgumentException(Key.quote(text) + " of " + text + " is no key.");
          },
          text -> text);

  private final Problems problems = new Problems();

  @Test
  void readsASettingOrItsDefault() {
    assertThat(read("port: 2222\n").get(PORT, problems)).isEqualTo(2222);
    assertThat(read("{}").get(PORT, problems)).isEqualTo(22);
    assertThat(problems.all()).isEmpty();
    assertThat(read("port: x\n").get(PORT, problems)).isEqualTo(22);
    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void neverTellsASecretEvenWhenItsReaderDoes() {
    read("private: hunter2hunter2\n").get(BAD_SECRET, problems);
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().get(0).message()).isEqualTo("(hidden) of (hidden) is no key.");
  }

  @Test
  void refusesWhatNoFileCanHoldForEveryFront() {
    Key<String> name = Key.text("name", "Name", "Any.", "none", text -> text, text -> text);
    Input root = Input.empty(FORM);
    assertThat(root.with("name", "a\u0000b", FORM).get(name, problems)).isEqualTo("none");
    assertThat(root.with("name", "a\ud800b", FORM).get(name, problems)).isEqualTo("none");
    assertThat(problems.all()).hasSize(1);
    assertThat(root.with("name", "a😀b", FORM).get(name, problems)).isEqualTo("a😀b");
  }

  @Test
  void changesACopy() {
    Input root = Input.empty(FORM);
    Input changed = root.with("accounts.\"ann.lee\".uid", "1001", FORM);
    assertThat(root.children()).isEmpty();
    assertThat(Trees.bare(changed))
        .isEqualTo(
            "{accounts:accounts{ann.lee:accounts.\"ann.lee\""
                + "{uid:accounts.\"ann.lee\".uid=<1001>}}}");
    assertThat(Trees.bare(changed.without("accounts.\"ann.lee\".uid")))
        .isEqualTo("{accounts:accounts{ann.lee:accounts.\"ann.lee\"{}}}");
    assertThat(Trees.bare(changed.without("nothing.here"))).contains("uid=<1001>");
  }

  @Test
  void addsAnEmptyGroupOnce() {
    Input root = Input.empty(FORM).withGroup("accounts.ann", FORM);
    assertThat(Trees.bare(root)).isEqualTo("{accounts:accounts{ann:accounts.ann{}}}");
    Input filled = root.with("accounts.ann.uid", "5", FORM);
    assertThat(filled.withGroup("accounts.ann", FORM)).isSameAs(filled);
    assertThat(Trees.bare(filled.withGroup("accounts.bob", FORM)))
        .contains("ann.uid=<5>", "bob:accounts.bob{}");
  }

  @Test
  void namesTheKnownOneNearAnUnknown() {
    Input root = read("prot: 1\ncolour: red\n");
    root.get(PORT, problems);
    root.rejectUnknown(problems);
    assertThat(problems.all())
        .extracting(Problem::message)
        .containsExactly(
            "there is no setting of this name. Did you mean port?",
            "there is no setting of this name. Known here: port.");
  }

  private static Input read(String text) {
    Problems none = new Problems();
    Input root = Yaml.read("a.yaml", text.getBytes(StandardCharsets.UTF_8), none);
    assertThat(none.all()).isEmpty();
    return root;
  }
}
