package dev.crashcart.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for any file of others and any keys; a failure names the seed that shows it. */
class KeyFilesRandomTest {
  private static final int CASES = 400;
  private static final AccountName ANN = new AccountName("ann");
  private static final String FILE = "/home/ann/.ssh/authorized_keys";
  private static final List<String> ENDS = List.of("\n", "\r\n", "\n\n");
  private static final List<String> OPTIONS =
      List.of(
          "", "no-pty", "from=\"10.0.0.0/8,!10.1.0.0/16\"", "command=\"a \\\"b\\\" # c\",no-pty");

  @Test
  void foreignLinesStayAndComeBackToTheByte() throws HostFailure {
    int withKeys = 0;
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      byte[] foreign = foreign(random).getBytes(StandardCharsets.ISO_8859_1);
      FakeMachine machine = machine();
      machine.file(FILE, foreign, FileFacts.file(0600, 1000, 1000));
      List<PublicKeyLine> keys = keys(random);
      apply(settings(keys), machine, List.of());
      assertThat(linesOfOthers(machine)).as("seed " + seed).isEqualTo(text(foreign));
      assertThat(plan(settings(keys), machine, List.of())).isEqualTo(Plan.EMPTY);
      AccountsState seen = AccountsSection.observe(settings(keys), machine).running();
      for (PublicKeyLine key : keys) {
        assertThat(AccountsSection.keys(seen, ANN))
            .as("seed " + seed)
            .anyMatch(there -> there.line().isSameKey(key));
      }
      assertThat(plan(AccountsSection.adopt(settings(keys), seen), machine, List.of()).steps())
          .as("seed %d: adopting changes nothing in the file", seed)
          .noneMatch(step -> step.files().contains(FILE));
      apply(settings(List.of()), machine, List.of());
      assertThat(machine.files.get(FILE)).as("seed " + seed).isEqualTo(foreign);
      withKeys += keys.isEmpty() ? 0 : 1;
    }
    assertThat(withKeys).isGreaterThan(CASES / 2);
  }

  @Test
  void removingOneKeyTakesItsLinesAlone() throws HostFailure {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      String before = foreign(random) + "\n";
      PublicKeyLine gone = SomeKeys.ed25519(1000, "gone");
      FakeMachine machine = machine();
      machine.file(
          FILE,
          (before + SomeKeys.with("no-pty", gone) + "\n" + before)
              .getBytes(StandardCharsets.ISO_8859_1),
          FileFacts.file(0600, 1000, 1000));
      List<KeyRemoval> removal = List.of(new KeyRemoval(ANN, Set.of(gone.fingerprint())));
      apply(settings(List.of()), machine, removal);
      assertThat(text(machine.files.get(FILE))).as("seed " + seed).isEqualTo(before + before);
      assertThat(plan(settings(List.of()), machine, removal)).isEqualTo(Plan.EMPTY);
    }
  }

  /** Whatever becomes of the marks, every key of others is still there. */
  @Test
  void damagedMarksCostNobodyHisKey() throws HostFailure {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(10); i >= 0; i--) {
        lines.add(
            switch (random.nextInt(4)) {
              case 0 -> AuthorizedKeysFile.BEGIN;
              case 1 -> AuthorizedKeysFile.END;
              default -> SomeKeys.ed25519(random.nextInt(6), "somebody").toString();
            });
      }
      FakeMachine machine = machine();
      String text = String.join("\n", lines) + "\n";
      machine.file(FILE, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0600, 1000, 1000));
      List<PublicKeyLine> foreign = AuthorizedKeysFile.parse(text).foreign();
      List<PublicKeyLine> keys = keys(random);
      apply(settings(keys), machine, List.of());
      assertThat(KeyTarget.keys(text(machine.files.get(FILE))))
          .as("seed " + seed)
          .extracting(PublicKeyLine::fingerprint)
          .containsAll(foreign.stream().map(PublicKeyLine::fingerprint).toList())
          .containsAll(keys.stream().map(PublicKeyLine::fingerprint).toList());
      assertThat(plan(settings(keys), machine, List.of())).isEqualTo(Plan.EMPTY);
    }
  }

  private static String foreign(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\u00ef\u00bb\u00bf" : "");
    int lines = random.nextInt(6);
    for (int i = 0; i < lines; i++) {
      PublicKeyLine key = SomeKeys.ed25519(100 + random.nextInt(20), "other");
      String line =
          switch (random.nextInt(5)) {
            case 0 -> "# J\u00fcrgen's, in Latin-1";
            case 1 -> "";
            case 2 -> "no key at all \u0001";
            default -> SomeKeys.with(OPTIONS.get(random.nextInt(OPTIONS.size())), key).toString();
          };
      boolean last = i == lines - 1 && random.nextBoolean();
      text.append(line).append(last ? "" : ENDS.get(random.nextInt(ENDS.size())));
    }
    return text.toString();
  }

  private static List<PublicKeyLine> keys(Random random) {
    List<PublicKeyLine> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      PublicKeyLine key = SomeKeys.ed25519(random.nextInt(6), "J\u00fcrgen " + i);
      keys.add(SomeKeys.with(OPTIONS.get(random.nextInt(OPTIONS.size())), key));
    }
    return keys;
  }

  private static AccountsSettings settings(List<PublicKeyLine> keys) {
    return new AccountsSettings(
        Optional.empty(),
        AccountsSettings.none().policy(),
        Map.of(ANN, Account.named(ANN).withPasswordEnabled(false).withSshKeys(keys)));
  }

  private static FakeMachine machine() {
    return new FakeMachine()
        .file("/etc/passwd", "root:x:0:0:root:/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\n")
        .file("/etc/shadow", "root:*:20000::::::\nann:*:20000::::::\n")
        .file("/etc/group", "root:x:0:\nann:x:1000:\n")
        .folder("/root", 0700, 0, 0)
        .folder("/home/ann", 0700, 1000, 1000)
        .folder("/home/ann/.ssh", 0700, 1000, 1000);
  }

  /** The file without our block. */
  private static String linesOfOthers(FakeMachine machine) {
    return text(machine.files.get(FILE))
        .replaceFirst(
            "(?s)" + AuthorizedKeysFile.BEGIN + "\n.*" + AuthorizedKeysFile.END + "\n", "");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void apply(
      AccountsSettings desired, FakeMachine machine, List<KeyRemoval> removals) throws HostFailure {
    for (Step step : plan(desired, machine, removals).steps()) {
      step.runOn(machine);
    }
  }

  private static Plan plan(AccountsSettings desired, FakeMachine machine, List<KeyRemoval> removals)
      throws HostFailure {
    return AccountsSection.plan(
        desired,
        AccountsSection.observe(desired, machine),
        machine.now(),
        Optional.empty(),
        removals,
        new Problems());
  }
}
