package dev.crashcart.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.settings.Settings;
import dev.crashcart.core.store.Generation;
import dev.crashcart.core.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines as one finds them, and settings that could leave Crashcart without any to go on from.
 */
class OddMachineTest {
  @TempDir Path temp;
  private Bench bench;
  private Appliance appliance;

  @BeforeEach
  void anAppliance() throws Exception {
    bench = new Bench(temp.resolve("appliance"));
    appliance = bench.appliance;
  }

  private void adds(String file, String line) throws Exception {
    Path path = bench.folder.resolve(file);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    Files.writeString(path, line + "\n" + text, StandardCharsets.ISO_8859_1);
  }

  /** Many appliances have an admin that is root by another name. */
  @Test
  void anAdminWithTheUserIdOfRootIsTakenInAsSettingsThatCanBeRead() throws Exception {
    adds("etc/passwd", "admin:x:0:0:Vendor:/root:/bin/sh");
    adds("etc/shadow", "admin:*:19000::::::");
    bench.applyNow(appliance.planMethod(Method.ADMIN, Optional.of(Bench.FIRST), Bench.CONSOLE));
    assertThat(appliance.currentProblems()).isEmpty();
    assertThat(appliance.status().somebodyUsable()).isTrue();
    assertThat(appliance.status().warnings()).noneMatch(w -> w.contains("cannot be read"));
    assertThat(appliance.current().accounts().accounts().get(Bench.ADMIN).uid()).isEmpty();
  }

  @Test
  void twoNamesOfOneUserIdAreTakenInAsSettingsThatCanBeRead() throws Exception {
    adds("etc/passwd", "ann:x:1500:1500::/home/ann:/bin/sh");
    adds("etc/passwd", "anna:x:1500:1500::/home/ann:/bin/sh");
    adds("etc/shadow", "ann:*:19000::::::\nanna:*:19000::::::");
    bench.withAdmin();
    for (String name : new String[] {"ann", "anna"}) {
      bench.applyNow(
          appliance.planAccount(
              new AccountName(name),
              AccountChange.password(Bench.SECOND),
              Appliance.Consent.of(Bench.CONSOLE)));
      assertThat(appliance.currentProblems()).as(name).isEmpty();
    }
  }

  @Test
  void settingsThatCouldNotBeReadBackAreNotProposed() throws Exception {
    bench.withAdmin();
    Settings now = appliance.current();
    Map<AccountName, Account> accounts = new TreeMap<>(now.accounts().accounts());
    AccountName ann = new AccountName("ann");
    accounts.put(
        ann,
        new Account(
            ann,
            Optional.of(Bench.SECOND),
            true,
            false,
            false,
            Optional.of(0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    Settings unreadable =
        Settings.none()
            .with(new AccountsSettings(now.accounts().method(), now.accounts().policy(), accounts));
    assertThat(appliance.plan(unreadable, Appliance.Consent.of(Bench.CONSOLE)).problems())
        .anyMatch(problem -> problem.isError() && problem.key().equals("accounts.ann.uid"));
  }

  @Test
  void aNewestGenerationThatCannotBeReadIsToldAndTheOneBeforeCounts() throws Exception {
    bench.withAdmin();
    // As a newer Crashcart may have written them, before somebody went back to this one.
    String text = new String(appliance.currentText(), StandardCharsets.UTF_8);
    String newer = text.replace("format: 1", "format: 99");
    Store store = new Store(bench.machine);
    store.writeConfig(newer);
    store.add(new Generation(2, bench.clock.instant(), "ann", "none", "newer", List.of(), newer));
    assertThat(appliance.currentProblems()).isNotEmpty();
    assertThat(appliance.current().accounts().accounts().get(Bench.ADMIN).password())
        .contains(Bench.FIRST);
    assertThat(appliance.status().warnings())
        .anyMatch(w -> w.startsWith("Generation 2 of the settings cannot be read any more"));
    bench.applyNow(appliance.planRestore(1, Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(appliance.currentProblems()).isEmpty();
    assertThat(appliance.status().warnings()).isEmpty();
  }

  @Test
  void aGenerationThatWasChangedAfterwardsIsToldInOneSentence() throws Exception {
    bench.withAdmin();
    bench.applyNow(
        appliance.planAccount(
            Bench.ADMIN,
            AccountChange.password(Bench.SECOND),
            Appliance.Consent.of(Bench.CONSOLE)));
    assertThat(appliance.status().warnings()).isEmpty();
    Path kept = bench.folder.resolve("var/lib/crashcart/history/000001.yaml");
    Files.writeString(kept, Files.readString(kept) + "# touched\n");
    assertThat(appliance.status().warnings())
        .isEqualTo(appliance.historyDamage())
        .singleElement()
        .asString()
        .startsWith("Generation 1 of the history cannot be used")
        .contains("000001.yaml was changed after it was written", "backup");
    assertThat(appliance.status().generation()).isEqualTo(2);
  }

  @Test
  void aSecondLineOfAnAccountIsToldAndTheFirstCounts() throws Exception {
    bench.withAdmin();
    adds("etc/passwd", "ann:x:1500:1500::/home/ann:/bin/sh");
    adds("etc/passwd", "ann:x:1501:1501::/home/other:/bin/sh\n#ann:x\n#ann:x\n+::::::\n+::::::");
    adds("etc/group", "odd:x:1500:\nodd:x:1501:");
    assertThat(appliance.status().warnings())
        .containsExactly(
            "/etc/group has more than one line for \"odd\": the first one counts, here and at"
                + " sign-in. Remove the others with vigr.",
            "/etc/passwd has more than one line for \"ann\": the first one counts, here and at"
                + " sign-in. Remove the others with vipw.");
  }
}
