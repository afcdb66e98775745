package dev.crashcart.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.AccountStatus.PasswordState;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPageTest {
  @TempDir private Path folder;

  private Desk desk(AccountStatus... accounts) throws HostFailure {
    return Some.desk(folder, Optional.of(Some.status(accounts)));
  }

  /** The keys that can be pressed in each state; the others stay in their places with a reason. */
  @ParameterizedTest
  @CsvSource({
    "SET,13 4 6",
    "NONE,13 4 6",
    "DISABLED,12 4 6",
    "LOCKED,13 56",
    "EXPIRED,13 4 6",
    "OPEN,13 4 6",
    "MISSING,123 4 6"
  })
  void offersWhatAppliesAndSaysWhyTheRestDoesNot(PasswordState state, String keys)
      throws HostFailure {
    View.Menu menu =
        (View.Menu)
            new AccountPage(new AccountName("ann")).view(desk(Some.account("ann", true, state)));
    assertThat(menu.items()).hasSize(6).allSatisfy(i -> assertThat(i.help()).isNotBlank());
    String open =
        menu.items().stream()
            .filter(item -> item.disabled().isEmpty())
            .map(item -> String.valueOf(item.key()))
            .collect(Collectors.joining());
    assertThat(open).isEqualTo(keys.replace(" ", ""));
    assertThat(menu.excerpt()).contains(state.words());
  }

  @Test
  void saysSoWhenTheAccountIsGoneMeanwhile() throws HostFailure {
    AccountPage page = new AccountPage(new AccountName("ann"));
    View.Menu menu = (View.Menu) page.view(desk());
    assertThat(menu.excerpt()).isEqualTo("ann is gone from this system.");
    assertThat(page.answer(Answer.of("password"), desk())).isInstanceOf(Next.Back.class);
  }

  @Test
  void showsWhatIsKnownOfTheAccount() throws HostFailure {
    AccountStatus ann = Some.account("ann", true, PasswordState.SET, 2, false, true, 3);
    View.Menu menu = (View.Menu) new AccountPage(new AccountName("ann")).view(desk(ann));
    assertThat(menu.excerpt())
        .isEqualTo(
            "password set · administrator · hash $2b$ · 2 failed attempts · second factor ·"
                + " sessions: 3");
  }

  @Test
  void listsAdministratorsFirst() throws HostFailure {
    View.Table table =
        (View.Table)
            AccountsPage.all()
                .view(
                    desk(
                        Some.account("bob", false, PasswordState.SET),
                        Some.account("zoe", true, PasswordState.SET),
                        Some.account("root", true, PasswordState.DISABLED, 4, true, false, 0)));
    assertThat(table.rows().stream().map(View.Row::id)).containsExactly("root", "zoe", "bob");
    assertThat(table.rows().get(0).cells())
        .isEqualTo(List.of("root", "password disabled, shut out by failures", "yes", "4", "yes"));
  }

  @Test
  void recoveringTicksWhatTheStateAsksForAndGreysWhatIsNotThere() throws HostFailure {
    AccountStatus ann = Some.account("ann", true, PasswordState.DISABLED, 3, true, true, 2);
    assertThat(ticks(RecoverPage.of(ann, Optional.empty())))
        .isEqualTo(
            Map.of(
                "enable", "true",
                "unlock", "it is not locked",
                "clear-failures", "true",
                "second-factor-off", "false",
                "end-sessions", "false"));
    AccountStatus fine = Some.account("ann", true, PasswordState.SET);
    assertThat(ticks(RecoverPage.of(fine, Optional.empty())).values())
        .noneMatch(value -> value.equals("true"));
  }

  private Map<String, String> ticks(RecoverPage page) throws HostFailure {
    View.Form form = (View.Form) page.view(desk());
    return form.fields().stream()
        .filter(field -> field.kind() == View.FieldKind.TICK)
        .collect(Collectors.toMap(View.Field::id, field -> field.disabled().orElse(field.value())));
  }

  @Test
  void aPasswordThatWasNeverThereIsNotEnabled() throws HostFailure {
    AccountStatus root =
        new AccountStatus(
            AccountName.ROOT,
            true,
            true,
            true,
            PasswordState.DISABLED,
            Optional.empty(),
            0,
            false,
            false,
            0);
    View.Menu menu = (View.Menu) new AccountPage(AccountName.ROOT).view(desk(root));
    assertThat(menu.items().get(1).disabled()).contains("it never had one; use 6 for a new one");
    Answer ticked = new Answer(Answer.OK, Optional.empty(), Map.of("enable", "true"), Map.of());
    assertThat(RecoverPage.of(root, Optional.empty()).answer(ticked, desk()))
        .isInstanceOfSatisfying(
            Next.Problems.class,
            problems ->
                assertThat(problems.byField().get(PasswordFields.FIRST))
                    .startsWith("There is no password to enable"));
  }

  @Test
  void recoveringNothingIsNotPlanned() throws HostFailure {
    RecoverPage page =
        RecoverPage.of(Some.account("ann", true, PasswordState.SET), Optional.empty());
    Next next = page.answer(Answer.of(Answer.OK), desk());
    assertThat(next)
        .isInstanceOfSatisfying(
            Next.Problems.class,
            problems ->
                assertThat(problems.byField().get(PasswordFields.FIRST))
                    .startsWith("Nothing is chosen"));
  }
}
