package dev.crashcart.core.store;

import static dev.crashcart.core.store.StoreSamples.HASH;
import static dev.crashcart.core.store.StoreSamples.WHEN;
import static dev.crashcart.core.store.StoreSamples.assertSame;
import static dev.crashcart.core.store.StoreSamples.generation;
import static dev.crashcart.core.store.StoreSamples.trial;
import static dev.crashcart.core.store.StoreSamples.wayBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files that a bad disk or a curious hand has changed: a sentence, never more, never a wrong value.
 */
class StoreDamageTest {
  private static final String HISTORY = "/var/lib/crashcart/history/";
  private static final String TRIAL = "/var/lib/crashcart/trial.yaml";
  private static final String TRIAL_META = "/var/lib/crashcart/trial.meta.yaml";
  private static final String WAY_BACK = "/var/lib/crashcart/way-back.jsonl";
  private static final String REJECTED = "/var/lib/crashcart/rejected.yaml";
  private static final String REJECTED_META = "/var/lib/crashcart/rejected.meta.yaml";

  private final MemoryHost host = new MemoryHost();
  private final Store store = new Store(host);

  @Test
  void aBrokenGenerationIsPassedOverButNamedAndItsNumberIsNotGivenAgain() throws HostFailure {
    for (int number = 0; number < 5; number++) {
      store.add(generation(number, "x"));
    }
    host.drop(HISTORY + "000001.yaml");
    host.put(HISTORY + "000002.yaml", host.text(HISTORY + "000002.yaml").replace("# 2", "# 3"));
    host.put(HISTORY + "000003.meta.yaml", host.text(HISTORY + "000000.meta.yaml"));
    host.put(HISTORY + "000004.meta.yaml", ": [\0");

    assertThat(store.history()).containsExactly(generation(0, "x"));
    assertThat(store.newest()).hasValue(generation(0, "x"));
    assertThat(store.generation(2)).isEmpty();
    assertThat(store.nextNumber()).isEqualTo(5);
    assertThat(store.damage())
        .hasSize(4)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain(HASH))
        .satisfies(
            all -> {
              assertThat(all.get(0)).startsWith("Generation 1").contains("000001.yaml is missing");
              assertThat(all.get(1)).startsWith("Generation 2").contains("was changed");
              assertThat(all.get(2)).startsWith("Generation 3").contains("\"number\"");
              assertThat(all.get(3)).startsWith("Generation 4").contains("is damaged");
            });
    assertThat(store.damage(2)).isEqualTo(store.damage().subList(2, 4));
    assertThat(store.damage(99)).isEqualTo(store.damage());
  }

  @Test
  void damagedNotesOfATrialSayWhatToDoAndLeaveTheWayBackReadable() throws HostFailure {
    store.begin(trial(Optional.of(WHEN)), wayBack());
    String good = host.text(TRIAL_META);
    List<String> damaged =
        List.of(
            "",
            "\0",
            "x",
            "[]",
            good.replace("deadline: \"2026", "deadline: \"soon"),
            good.replace("base: 11", "base: eleven"),
            good.replace("changes:", "change:"));
    for (String content : damaged) {
      host.put(TRIAL_META, content);
      assertThatThrownBy(store::trial)
          .as(content)
          .isInstanceOf(HostFailure.class)
          .hasMessageContaining(TRIAL_META)
          .hasMessageContaining("crashcart apply");
      assertSame(store.wayBack(), wayBack());
    }
  }

  @Test
  void aTrialWhoseTextIsGoneOrChangedIsDamaged() throws HostFailure {
    store.begin(trial(Optional.of(WHEN)), wayBack());
    host.put(TRIAL, "format: 1\n");
    assertThatThrownBy(store::trial)
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("trial.yaml was changed");

    host.drop(TRIAL);
    assertThatThrownBy(store::trial)
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("trial.yaml is missing");
  }

  @Test
  void everyChangedByteOfTheWayBackIsFoundOrWithoutMeaning() throws HostFailure {
    store.begin(trial(Optional.of(WHEN)), wayBack());
    byte[] good = host.text(WAY_BACK).getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < good.length; i++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] changed = good.clone();
        changed[i] ^= (byte) change;
        host.put(WAY_BACK, changed);
        try {
          assertSame(store.wayBack(), wayBack());
        } catch (HostFailure found) {
          refused++;
          assertThat(found.getMessage())
              .contains(WAY_BACK)
              .contains("crashcart apply")
              .doesNotContain(HASH);
        }
      }
    }
    assertThat(refused).isGreaterThan(good.length);
  }

  @Test
  void randomDamageIsNeverMoreThanAHostFailure() throws HostFailure {
    store.add(generation(0, "x"));
    store.reject(new Rejected(WHEN, "x", "y"));
    store.begin(trial(Optional.of(WHEN)), wayBack());
    Random random = new Random(20260301);
    int failures = 0;
    for (String path : List.of(HISTORY + "000000.meta.yaml", TRIAL_META, WAY_BACK, REJECTED_META)) {
      byte[] good = host.text(path).getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < 300; round++) {
        byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
        for (int i = 0; i < 3 && bad.length > 0; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        host.put(path, bad);
        store.history();
        try {
          store.trial();
          store.wayBack();
          store.rejected();
        } catch (HostFailure sentence) {
          failures++;
          assertThat(sentence.getMessage()).endsWith(".").doesNotContain(HASH);
        }
      }
      host.put(path, good);
    }
    assertThat(failures).isGreaterThan(500);
  }

  @Test
  void damagedRejectedSettingsSayThatNothingNeedsThem() throws HostFailure {
    store.reject(new Rejected(WHEN, "x", "y"));
    host.put(REJECTED, "z");

    assertThatThrownBy(store::rejected)
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("Nothing else needs them: remove " + REJECTED_META);

    store.forgetRejected();
    assertThat(store.rejected()).isEmpty();
    assertThat(host.paths()).doesNotContain(REJECTED, REJECTED_META);
  }

  @Test
  void aLostMetaStillKeepsTheNumber() throws HostFailure {
    store.add(generation(7, "x"));
    host.drop(HISTORY + "000007.meta.yaml");

    assertThat(store.history()).isEmpty();
    assertThat(store.damage()).isEmpty();
    assertThat(store.nextNumber()).isEqualTo(8);
  }
}
