package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.KeyRemoval;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.Recovery;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each touch of the machine fails in turn: files and running state end as they began, or it is
 * done.
 */
class FailingStepTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMcHmr0zxE0AEKd21QemPqqIQkHQQz8kLL7b2js93ycv ann@laptop";

  private static final String OTHER_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHTskdv7geSLY2XZYkj28twI00rbjdQ+/AuN8kbH02yt bob@desk";

  @TempDir Path temp;

  /** A way to bring a machine somewhere, and a plan to try there. */
  record Case(String name, Preparation preparation, Planning planning) {
    @Override
    public String toString() {
      return name;
    }
  }

  interface Preparation {
    void prepare(Bench bench) throws Exception;
  }

  interface Planning {
    Proposal plan(Bench bench) throws HostFailure;
  }

  static Stream<Case> plans() {
    return Stream.of(
        new Case(
            "first choice: admin",
            bench -> {},
            bench -> choose(bench, Method.ADMIN, Optional.of(Bench.FIRST))),
        new Case(
            "first choice: root",
            bench -> {},
            bench -> choose(bench, Method.ROOT, Optional.of(Bench.FIRST))),
        new Case(
            "first choice: web", bench -> {}, bench -> choose(bench, Method.WEB, Optional.empty())),
        new Case(
            "admin to root",
            Bench::withAdmin,
            bench -> choose(bench, Method.ROOT, Optional.of(Bench.SECOND))),
        new Case(
            "another password",
            Bench::withAdmin,
            bench -> bench.password(Bench.ADMIN, Bench.SECOND, Bench.CONSOLE)),
        new Case("recovery", FailingStepTest::lockedOut, FailingStepTest::recovery),
        new Case(
            "SSH keys added and removed",
            FailingStepTest::keysOfOthers,
            bench ->
                Bench.good(
                    bench.appliance.planAccount(
                        Bench.ADMIN,
                        AccountChange.sshKeys(List.of(PublicKeyLine.of(KEY)))
                            .without(
                                new KeyRemoval(
                                    Bench.ADMIN,
                                    Set.of(PublicKeyLine.of(OTHER_KEY).fingerprint()))),
                        Appliance.Consent.of(Bench.CONSOLE)))),
        new Case(
            "a new administrator",
            Bench::withAdmin,
            bench -> {
              Account ann =
                  new Account(
                      new AccountName("ann"),
                      Optional.of(Bench.SECOND),
                      true,
                      false,
                      true,
                      Optional.empty(),
                      Optional.of("Ann Lee"),
                      Optional.empty(),
                      Optional.empty());
              var settings =
                  dev.crashcart.core.settings.Settings.none()
                      .with(Planner.with(bench.appliance.current().accounts(), ann));
              return Bench.good(
                  bench.appliance.plan(settings, Appliance.Consent.of(Bench.CONSOLE)));
            }));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everythingEndsAsItBegan(Case one) throws Exception {
    int failures = 0;
    for (int nth = 1; ; nth++) {
      Bench bench = new Bench(temp.resolve("appliance-" + nth));
      one.preparation().prepare(bench);
      Proposal proposal = one.planning().plan(bench);
      assertThat(proposal.isEmpty()).isFalse();
      Map<String, String> before = bench.state();
      int generations = bench.appliance.history().size();

      bench.host.failAt(nth);
      boolean applied;
      String told;
      try {
        Outcome outcome = bench.appliance.apply(proposal, Bench.CONSOLE, "test");
        applied = outcome instanceof Outcome.Applied;
        told = outcome.message();
        assertThat(outcome).isNotInstanceOf(Outcome.Stuck.class);
      } catch (HostFailure refused) {
        applied = false;
        told = refused.getMessage();
      }
      boolean injected = bench.host.failed();
      bench.host.revive();

      if (applied) {
        assertThat(bench.appliance.status().drift()).isEmpty();
        assertThat(bench.appliance.history().size()).isGreaterThan(generations);
      } else {
        failures++;
        assertThat(told).isNotBlank();
        assertThat(bench.state()).as("after failing at %d: %s", nth, told).isEqualTo(before);
        bench.appliance.goBackIfDue(Bench.CONSOLE);
        assertThat(bench.state()).as("after recovery at %d", nth).isEqualTo(before);
      }
      if (!injected) {
        assertThat(applied).isTrue();
        break;
      }
    }
    assertThat(failures).as("failures that were injected").isGreaterThan(5);
  }

  private static Proposal choose(
      Bench bench, Method method, Optional<dev.crashcart.core.accounts.PasswordHash> hash)
      throws HostFailure {
    return Bench.good(bench.appliance.planMethod(method, hash, Bench.CONSOLE));
  }

  private static void lockedOut(Bench bench) throws Exception {
    bench.withAdmin();
    Path tallies = Files.createDirectories(bench.folder.resolve("run/faillock"));
    byte[] record = new byte[64];
    record[54] = 1;
    Files.write(tallies.resolve("admin"), record);
    Files.writeString(
        bench.folder.resolve("etc/users.oath"),
        "HOTP/T30/6\tadmin\t-\t00aa\nHOTP/T30/6\tann\t-\t11bb\n");
    Files.createDirectories(bench.folder.resolve("home/admin"));
    Files.writeString(bench.folder.resolve("home/admin/.google_authenticator"), "secret\n");
  }

  private static void keysOfOthers(Bench bench) throws Exception {
    bench.withAdmin();
    Path folder = Files.createDirectories(bench.folder.resolve("home/admin/.ssh"));
    Files.writeString(
        folder.resolve("authorized_keys"), "# mine\r\nno-pty " + OTHER_KEY + "\nlast line");
  }

  private static Proposal recovery(Bench bench) throws HostFailure {
    return Bench.good(
        bench.appliance.planAccount(
            Bench.ADMIN,
            new AccountChange(
                Optional.of(Bench.SECOND),
                Optional.of(true),
                Optional.of(false),
                Optional.of(new Recovery(Bench.ADMIN, true, true, false))),
            Appliance.Consent.of(Bench.CONSOLE)));
  }
}
