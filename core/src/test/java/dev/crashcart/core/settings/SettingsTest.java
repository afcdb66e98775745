package dev.crashcart.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.accounts.PasswordPolicy;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.plan.Change;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final String HASH = "$2b$12$CrashcartSampleSalt12uC86HxGau4NwMFRXgO8IE8iOI/wKPNn2";
  private static final String[] NAMES = {
    "ann", "ann.lee", "ann-b", "Ann", "root", "admin", "no", "null", "_apt", "a.b.c", "true"
  };

  @Test
  void comesBackEqualFromFileAndTree() {
    for (int seed = 0; seed < 500; seed++) {
      Settings settings = random(new Random(seed));
      assertThat(read(settings.toBytes())).as("seed " + seed).isEqualTo(settings);
      Checked<Settings> again = Settings.read(settings.toInput(), new Problems());
      assertThat(again.findValue()).hasValue(settings);
    }
  }

  @Test
  void differsInChangesExactlyWhenItDiffers() {
    for (int seed = 0; seed < 500; seed++) {
      Settings one = random(new Random(seed));
      Settings other = random(new Random(seed % 7));
      assertThat(one.changesTo(one)).isEmpty();
      assertThat(one.changesTo(other).isEmpty()).isEqualTo(one.equals(other));
      assertThat(one.changesTo(other)).hasSameSizeAs(other.changesTo(one));
      assertThat(one.changesTo(other).toString() + one.display()).doesNotContain("$2b$");
    }
  }

  @Test
  void tellsChangesInTheOrderOfTheKeys() {
    Settings before = read("accounts: {bob: {uid: 7}, cyd: {password: \"" + HASH + "\"}, dan: {}}");
    Settings after =
        read(
            "authentication: {method: web}\naccounts: {ann: {uid: 5}, ann-b: {}, ann.lee: {uid: 6},"
                + " bob: {}, cyd: {password: \"$6$salt$abcdefgh\"}}");
    assertThat(before.changesTo(after))
        .extracting(Change::toString)
        .containsExactly(
            "+ accounts.\"ann.lee\": account",
            "+ accounts.\"ann.lee\".uid: 6",
            "+ accounts.ann: account",
            "+ accounts.ann.uid: 5",
            "+ accounts.ann-b: account",
            "- accounts.bob.uid: 7",
            "~ accounts.cyd.password: (hidden) -> (hidden), new",
            "- accounts.dan: account",
            "+ authentication.method: web");
  }

  @Test
  void showsWhatIsNotByDefault() {
    Settings settings =
        read(
            "authentication: {minimum-length: 8, minimum-strength: 3}\n"
                + "accounts: {ann.lee: {password: \""
                + HASH
                + "\", locked: false}}");
    assertThat(settings.display())
        .containsExactly(
            Map.entry("authentication.minimum-strength", "3"),
            Map.entry("accounts.\"ann.lee\".password", "(hidden)"));
    assertThat(settings.toString()).doesNotContain("$2b$");
  }

  @Test
  void keepsAnAccountThatIsAllDefaults() {
    Settings settings = read("accounts: {ann: {}, bob: }");
    assertThat(settings.toYaml())
        .isEqualTo(
            """
            format: 1
            accounts:
              ann: {}
              bob: {}
            """);
    assertThat(Settings.none().toYaml()).isEqualTo("format: 1\n");
  }

  @Test
  void refusesANewerFormatWithoutComplainingOfItsSettings() {
    Checked<Settings> checked =
        Settings.read("a", "format: 2\nnew: 1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(checked.findValue()).isEmpty();
    assertThat(checked.problems()).hasSize(1);
  }

  @Test
  void saysNothingOfWhatMayStandInThePartThatCouldNotBeRead() {
    String broken = "authentication: {method: admin}\naccounts: {root: {uid: 7}, admin: {";
    Checked<Settings> checked = Settings.read("a", broken.getBytes(StandardCharsets.UTF_8));
    assertThat(checked.problems())
        .extracting(Problem::key)
        .contains("accounts.root.uid")
        .doesNotContain("authentication.method");
  }

  /** The least of some runs, because others work on the same machine. */
  @Test
  void takesTimeInProportionToTheAccounts() {
    Settings thousand = many(1000);
    byte[] bytes = thousand.toBytes();
    assertThat(leastMillis(20, thousand::toInput)).isLessThan(50);
    assertThat(leastMillis(5, () -> read(bytes))).isLessThan(500);
    Settings tenThousand = many(10_000);
    byte[] tenfold = tenThousand.toBytes();
    assertThat(leastMillis(5, tenThousand::toInput)).isLessThan(500);
    assertThat(leastMillis(3, () -> read(tenfold))).isLessThan(5000);
    assertThat(leastMillis(3, () -> Settings.none().changesTo(tenThousand))).isLessThan(1000);
  }

  private static long leastMillis(int runs, Runnable work) {
    return IntStream.range(0, runs)
        .mapToLong(
            run -> {
              long start = System.nanoTime();
              work.run();
              return (System.nanoTime() - start) / 1_000_000;
            })
        .min()
        .orElseThrow();
  }

  private static Settings many(int number) {
    StringBuilder text = new StringBuilder("accounts:\n");
    for (int i = 0; i < number; i++) {
      text.append("  a").append(i).append(": {uid: ").append(1000 + i).append(", home: /srv/a");
      text.append(i).append("}\n");
    }
    return read(text.toString());
  }

  private static Settings random(Random random) {
    Map<AccountName, Account> accounts = new TreeMap<>();
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        accounts.put(new AccountName(name), account(new AccountName(name), random));
      }
    }
    PasswordPolicy policy = new PasswordPolicy(1 + random.nextInt(72), random.nextInt(5));
    return Settings.none()
        .with(
            new AccountsSettings(
                maybe(random, Method.values()[random.nextInt(3)]),
                random.nextBoolean() ? policy : PasswordPolicy.standard(),
                accounts));
  }

  private static Account account(AccountName name, Random random) {
    int number = 1000 + java.util.Arrays.asList(NAMES).indexOf(name.value());
    return new Account(
        name,
        maybe(random, PasswordHash.of(HASH)),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        maybe(random, name.equals(AccountName.ROOT) ? 0 : number),
        maybe(random, "Zoë \"no\" 😀 \\ # x" + number),
        maybe(random, "/srv/ä b#" + number),
        maybe(random, "/bin/" + number));
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static Settings read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Settings read(byte[] content) {
    Checked<Settings> checked = Settings.read("test.yaml", content);
    assertThat(checked.problems()).noneMatch(Problem::isError);
    return checked.findValue().orElseThrow();
  }
}
