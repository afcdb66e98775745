package dev.crashcart.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.host.FileFacts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Step RELOAD =
      Step.Run.of(List.of("nscd", "-i", "passwd"), "forget", Duration.ofSeconds(5));
  private static final Step FOLDER = new Step.MakeFolder("/d", FileFacts.folder(0700, 0, 0));
  private static final Step FIRST = Step.WriteFile.of("/d/a", "a", FileFacts.file(0600, 0, 0));
  private static final Step SECOND = Step.WriteFile.of("/d/b", "b", FileFacts.file(0600, 0, 0));

  private static Plan of(Step... steps) {
    return new Plan(List.of(), List.of(steps), List.of(), List.of());
  }

  @Test
  void a_command_both_ask_for_runs_once_after_all_files() {
    assertThat(of(FIRST, RELOAD).then(of(SECOND, RELOAD)).steps())
        .containsExactly(FIRST, SECOND, RELOAD);
  }

  @Test
  void a_folder_both_ask_for_is_made_once_before_what_is_in_it() {
    assertThat(of(FOLDER, FIRST).then(of(FOLDER, SECOND)).steps())
        .containsExactly(FOLDER, FIRST, SECOND);
  }

  @Test
  void steps_that_differ_are_all_kept_in_order() {
    Step other = Step.Run.of(List.of("nscd", "-i", "group"), "forget", Duration.ofSeconds(5));
    assertThat(of(RELOAD, FIRST).then(of(other)).steps()).containsExactly(RELOAD, FIRST, other);
  }

  @Test
  void changes_risks_and_notes_are_joined_each_once() {
    Plan a =
        new Plan(
            List.of(Change.added("x", "1")), List.of(), List.of("cuts ssh"), List.of("left out"));
    Plan b =
        new Plan(
            List.of(Change.removed("y", "2")), List.of(), List.of("cuts ssh"), List.of("other"));
    Plan both = a.then(b);
    assertThat(both.changes()).hasToString("[+ x: 1, - y: 2]");
    assertThat(both.risks()).containsExactly("cuts ssh");
    assertThat(both.notes()).containsExactly("left out", "other");
    assertThat(both.risky()).isTrue();
    assertThat(a.then(Plan.EMPTY)).isEqualTo(a);
    assertThat(Plan.EMPTY.then(a)).isEqualTo(a);
  }

  @Test
  void a_plan_is_empty_without_changes_and_steps() {
    assertThat(Plan.EMPTY.isEmpty()).isTrue();
    assertThat(Plan.EMPTY.risky()).isFalse();
    assertThat(of(RELOAD).isEmpty()).isFalse();
    assertThat(new Plan(List.of(new Change("k", "a", "b")), List.of(), List.of(), List.of()))
        .satisfies(plan -> assertThat(plan.isEmpty()).isFalse())
        .satisfies(plan -> assertThat(plan.changes()).hasToString("[~ k: a -> b]"));
  }
}
