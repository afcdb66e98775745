package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.store.Rejected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Rejected REJECTED = new Rejected(Some.NOW, "it failed.", "format: 1\n");

  private static List<String> opened(Some.Statuses status) {
    return Pages.first(status.build()).stream().map(p -> p.getClass().getSimpleName()).toList();
  }

  @Test
  void beginsWithTheMainMenuWhenNothingIsUrgent() {
    assertThat(opened(new Some.Statuses().accounts(Some.account("a", true, PasswordState.SET))))
        .containsExactly("MainPage");
  }

  @Test
  void beginsWithTheMethodWhenNothingWasEverChosen() {
    assertThat(opened(new Some.Statuses().method(Optional.empty())))
        .containsExactly("MainPage", "MethodPage");
  }

  @Test
  void beginsWithOneTimeAccessWhenEverybodyIsLockedOut() {
    Some.Statuses lockedOut =
        new Some.Statuses().accounts(Some.account("admin", true, PasswordState.DISABLED));
    assertThat(opened(lockedOut)).containsExactly("MainPage", "OneTimePage");
    assertThat(opened(lockedOut.oneTime(Some.NOW))).containsExactly("MainPage");
  }

  @Test
  void methodWebIsNoLockOut() {
    assertThat(opened(new Some.Statuses().method(Optional.of(Method.WEB))))
        .containsExactly("MainPage");
  }

  @Test
  void aTrialComesBeforeWhatWentBack() {
    Some.Statuses both = new Some.Statuses().rejected(REJECTED);
    assertThat(opened(both)).containsExactly("MainPage", "RejectedPage");
    assertThat(opened(both.trial(Some.NOW))).containsExactly("MainPage", "TrialPage");
  }
}
