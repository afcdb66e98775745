package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordFieldsTest {
  private static Answer typed(String first, String again) {
    return new Answer(
        Answer.OK,
        Optional.empty(),
        Map.of(),
        Map.of(
            PasswordFields.FIRST, first.toCharArray(), PasswordFields.AGAIN, again.toCharArray()));
  }

  @Test
  void tellsWhatIsWrongAtTheFieldWhereItIs() {
    assertThat(PasswordFields.problems(typed("", ""))).containsOnlyKeys(PasswordFields.FIRST);
    assertThat(PasswordFields.problems(typed("", "x"))).containsOnlyKeys(PasswordFields.FIRST);
    assertThat(PasswordFields.problems(typed("x", ""))).containsOnlyKeys(PasswordFields.AGAIN);
    assertThat(PasswordFields.problems(typed("x y", "x  y")))
        .containsOnlyKeys(PasswordFields.FIRST);
    assertThat(PasswordFields.problems(typed(" x ", " x "))).isEmpty();
  }

  @Test
  void twoThatDifferAreBothTypedAnewAndAMissingOneIsOnlyAdded() {
    assertThat(PasswordFields.emptied(typed("hunter2", "hunter3")))
        .containsExactlyInAnyOrder(PasswordFields.FIRST, PasswordFields.AGAIN);
    assertThat(PasswordFields.emptied(typed("hunter2", ""))).isEmpty();
  }

  @Test
  void neverRepeatsWhatWasTyped() {
    assertThat(PasswordFields.problems(typed("hunter2", "hunter3")).toString())
        .doesNotContain("hunter");
    assertThat(typed("hunter2", "hunter2").toString()).doesNotContain("hunter");
  }
}
