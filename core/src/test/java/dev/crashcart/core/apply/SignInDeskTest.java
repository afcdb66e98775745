package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInDeskTest {
  private static final String PASSWORD = "seven ravens over Oslo";

  /** Of that password, at a cost that makes the tests quick. */
  private static final PasswordHash CHEAP =
      PasswordHash.of("$2b$04$abcdefghijklmnopqrstuuZ4DZXphdXywARhiA42XegUu6ysLs80C");

  private static final String TTY = "/dev/tty1";

  @TempDir Path folder;
  private Bench bench;
  private SignInDesk desk;

  @BeforeEach
  void anAdministrator() throws Exception {
    bench = new Bench(folder).withAdmin();
    bench.applyNow(
        bench.appliance.planAccount(
            Bench.ADMIN, AccountChange.password(CHEAP), Appliance.Consent.of(Bench.CONSOLE)));
    desk = bench.appliance.signInDesk();
  }

  private SignInResult signIn(String name, String password) throws HostFailure {
    return desk.signIn(name, password.toCharArray(), TTY);
  }

  @Test
  void theRightPasswordOfAnAdministratorOpens() throws Exception {
    assertThat(signIn(" admin", PASSWORD)).isEqualTo(new SignInResult.Welcome(Bench.ADMIN));
    assertThat(last()).contains("signed-in", "\"who\":\"admin\"", TTY);
  }

  @ParameterizedTest
  @CsvSource({
    "admin,wrong password",
    "nobody-here,no such account",
    "'seven ravens',no such account",
    "daemon,no administrator",
    "root,password disabled"
  })
  void everybodyElseHearsTheSame(String name, String why) throws Exception {
    SignInResult refused = signIn(name, name.equals("admin") ? "not this" : PASSWORD);
    assertThat(refused)
        .isEqualTo(
            new SignInResult.Refused(
                "The name or the password is not right, or the account may not be used here.",
                Duration.ofSeconds(1)));
    assertThat(last()).contains("sign-in-failed", why).doesNotContain("seven ravens");
  }

  @ParameterizedTest
  @CsvSource({"!,locked", "EXPIRED,expired", "*,no password"})
  void aLockedOrExpiredAccountIsRefusedAndOnlyTheLogSaysWhy(String how, String why)
      throws Exception {
    shadow(
        fields -> {
          if (how.equals("EXPIRED")) {
            fields.set(7, "1");
          } else {
            fields.set(1, how.equals("*") ? "*" : how + fields.get(1));
          }
        });
    assertThat(signIn("admin", PASSWORD)).isInstanceOf(SignInResult.Refused.class);
    assertThat(last()).contains("sign-in-failed", why);
  }

  @Test
  void eachFailureDoublesTheWaitAtThisTerminalAloneAndNeverLocks() throws Exception {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SignInResult.Refused refused = (SignInResult.Refused) signIn("admin", "wrong");
      waits.add(refused.pause().toSeconds());
      bench.clock.turn(refused.pause());
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    assertThat(signIn("admin", PASSWORD)).isInstanceOf(SignInResult.Welcome.class);
    SignInResult.Refused afresh = (SignInResult.Refused) signIn("admin", "wrong");
    assertThat(afresh.pause()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whoIsTooEarlyWaitsOnAndAnotherTerminalDoesNot() throws Exception {
    signIn("admin", "wrong");
    bench.clock.turn(Duration.ofSeconds(1));
    signIn("admin", "wrong");
    bench.clock.turn(Duration.ofMillis(500));
    SignInResult.Refused early = (SignInResult.Refused) signIn("admin", PASSWORD);
    assertThat(early.pause()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(desk.signIn("admin", PASSWORD.toCharArray(), "/dev/ttyS0"))
        .isInstanceOf(SignInResult.Welcome.class);
    // Another program at the same terminal does not begin anew.
    assertThat(
            new Appliance(bench.machine).signInDesk().signIn("admin", PASSWORD.toCharArray(), TTY))
        .isInstanceOf(SignInResult.Refused.class);
  }

  @Test
  void failuresAreForgottenAfterAWhile() throws Exception {
    for (int i = 0; i < 4; i++) {
      signIn("admin", "wrong");
      bench.clock.turn(Duration.ofSeconds(30));
    }
    bench.clock.turn(Duration.ofMinutes(10));
    SignInResult.Refused refused = (SignInResult.Refused) signIn("admin", "wrong");
    assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aFullDiskDoesNotKeepTheOperatorOut() throws Exception {
    bench.machine.failFrom(1);
    assertThat(signIn("admin", PASSWORD)).isInstanceOf(SignInResult.Welcome.class);
  }

  @Test
  void aKeyOpensWhileThePasswordIsDisabledButNoLockedAccount() throws Exception {
    assertThat(desk.mayUse(Bench.ADMIN)).isTrue();
    assertThat(desk.mayUse(new AccountName("daemon"))).isFalse();
    assertThat(desk.mayUse(new AccountName("nobody-here"))).isFalse();
    shadow(fields -> fields.set(1, "*"));
    assertThat(desk.mayUse(Bench.ADMIN)).isTrue();
    shadow(fields -> fields.set(1, "!" + fields.get(1)));
    assertThat(desk.mayUse(Bench.ADMIN)).isFalse();
  }

  @Test
  void aMethodThatOnlyTheSystemKnowsIsToldAsSuch() throws Exception {
    shadow(fields -> fields.set(1, "$y$j9T$abcdefgh$0123456789012345678901234567890123456789012"));
    assertThatThrownBy(() -> signIn("admin", PASSWORD))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("only the running system can check")
        .hasMessageContaining("crashcart account password admin");
  }

  private String last() throws HostFailure {
    List<String> lines = bench.appliance.auditTail(1);
    return lines.get(lines.size() - 1);
  }

  private interface Edit {
    void on(List<String> fields);
  }

  /** Changes the line of admin in shadow(5). */
  private void shadow(Edit edit) throws IOException {
    Path file = folder.resolve("etc/shadow");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      List<String> fields = new ArrayList<>(List.of(line.split(":", -1)));
      if (fields.get(0).equals("admin")) {
        edit.on(fields);
      }
      lines.add(String.join(":", fields));
    }
    Files.write(file, lines, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whoComesFromEverywhereFillsNothingAndTheLatestAreNotForgotten() throws Exception {
    FailedAttempts attempts = new FailedAttempts(bench.host);
    for (int i = 0; i < 1200; i++) {
      attempts.add("192.0.2." + i);
      bench.clock.turn(Duration.ofMillis(10));
    }
    assertThat(bench.host.names(FailedAttempts.FOLDER)).hasSizeBetween(250, 500);
    assertThat(attempts.wait("192.0.2.1199")).isPositive();
    assertThat(attempts.add("192.0.2.1199")).isEqualTo(Duration.ofSeconds(2));
  }
}
