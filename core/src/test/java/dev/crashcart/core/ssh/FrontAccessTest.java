package dev.crashcart.core.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.ssh.SshLogin.Password;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the menu over SSH lets in. */
class FrontAccessTest {
  private static FrontAccess access(String... words) {
    Input input = Input.empty(Place.of("test"));
    for (String word : words) {
      String[] parts = word.split("=", 2);
      input = input.with(parts[0], parts[1], Place.of("test"));
    }
    Problems problems = new Problems();
    FrontAccess access = new FrontAccess(SshService.read(input, problems));
    assertThat(problems.all()).isEmpty();
    return access;
  }

  private static SshLogin login(String name, Password password) {
    return new SshLogin(
        name, name.equals("root") ? 0 : 1000, password, "/bin/bash", List.of("sudo"), 0, false);
  }

  @Test
  void administrators_come_in_by_password_and_key() {
    SshLogin ann = login("ann", Password.SET);
    assertThat(access().passwordShut(ann, true)).isEmpty();
    assertThat(access().keyShut(ann, true)).isEmpty();
    assertThat(access().passwordShut(ann, false)).contains("it is no administrator");
    assertThat(access().keyShut(ann, false)).contains("it is no administrator");
  }

  @Test
  void root_needs_to_be_allowed_for_its_password_but_not_for_its_key() {
    SshLogin root = login("root", Password.SET);
    assertThat(access().passwordShut(root, true)).contains("root may not use a password");
    assertThat(access().keyShut(root, true)).isEmpty();
    assertThat(access("root-password-login=true").passwordShut(root, true)).isEmpty();
    assertThat(access("root-key-login=false").keyShut(root, true))
        .contains("root may not use a key");
    assertThat(access("root-password-login=true", "password-login=false").passwordShut(root, true))
        .isEmpty();
  }

  @Test
  void the_switches_for_administrators_count() {
    SshLogin ann = login("ann", Password.SET);
    assertThat(access("admin-password-login=false").passwordShut(ann, true))
        .contains("administrators may not use a password");
    assertThat(access("password-login=false").passwordShut(ann, true)).isPresent();
    assertThat(access("password-login=false", "admin-password-login=true").passwordShut(ann, true))
        .isEmpty();
    assertThat(access("allowed-groups=wheel").keyShut(ann, true))
        .contains("it is in none of the allowed groups: wheel");
    assertThat(access("allowed-groups=wheel sudo").keyShut(ann, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, true, false",
    "DISABLED, true, false",
    "FAILED, true, false",
    "OPEN, true, false",
    "LOCKED, true, true",
    "EXPIRED, true, true"
  })
  void what_is_shut_stays_shut(Password password, boolean byPassword, boolean byKey) {
    SshLogin ann = login("ann", password);
    assertThat(access().passwordShut(ann, true).isPresent()).isEqualTo(byPassword);
    assertThat(access().keyShut(ann, true).isPresent()).isEqualTo(byKey);
  }

  @Test
  void a_second_factor_and_a_shell_that_lets_nobody_in_are_not_gone_round() {
    SshLogin coded = new SshLogin("ann", 1000, Password.SET, "/bin/bash", List.of("sudo"), 0, true);
    assertThat(access().passwordShut(coded, true)).isPresent();
    assertThat(access().keyShut(coded, true)).isEmpty();
    SshLogin shut =
        new SshLogin("ann", 1000, Password.SET, "/usr/sbin/nologin", List.of("sudo"), 0, false);
    assertThat(access().keyShut(shut, true)).isPresent();
  }
}
