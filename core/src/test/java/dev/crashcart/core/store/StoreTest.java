package dev.crashcart.core.store;

import static dev.crashcart.core.store.StoreSamples.HASH;
import static dev.crashcart.core.store.StoreSamples.WHEN;
import static dev.crashcart.core.store.StoreSamples.assertSame;
import static dev.crashcart.core.store.StoreSamples.generation;
import static dev.crashcart.core.store.StoreSamples.trial;
import static dev.crashcart.core.store.StoreSamples.wayBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
  private static final String HISTORY = "/var/lib/crashcart/history/";
  private static final String TRIAL = "/var/lib/crashcart/trial.yaml";
  private static final String TRIAL_META = "/var/lib/crashcart/trial.meta.yaml";
  private static final String WAY_BACK = "/var/lib/crashcart/way-back.jsonl";
  private static final String REJECTED = "/var/lib/crashcart/rejected.yaml";
  private static final String REJECTED_META = "/var/lib/crashcart/rejected.meta.yaml";

  private final MemoryHost host = new MemoryHost();
  private final Store store = new Store(host);

  @Test
  void theCommandsOfTheWayBackReadBackWithItsFiles() throws HostFailure {
    List<List<String>> commands =
        List.of(List.of("networkctl", "reload"), List.of("ip", "link", "delete", "dev", "a \"b\""));
    store.begin(trial(Optional.empty()), wayBack(), commands);
    assertThat(store.wayBackCommands()).isEqualTo(commands);
    assertSame(store.wayBack(), wayBack());
    store.end();
    assertThat(store.wayBackCommands()).isEmpty();
  }

  @Test
  void everythingReadsBackAsItWasWritten() throws HostFailure {
    Trial trial = trial(Optional.of(WHEN.plusNanos(1)));
    Rejected rejected = new Rejected(WHEN, "No answer came in time.", "format: 1\n");
    store.writeConfig("format: 1\n# ü\n");
    store.add(generation(0, "before Crashcart"));
    store.begin(trial, wayBack());
    store.reject(rejected);

    assertThat(store.config()).hasValue("format: 1\n# ü\n".getBytes(StandardCharsets.UTF_8));
    assertThat(store.history()).containsExactly(generation(0, "before Crashcart"));
    assertThat(store.trial()).hasValue(trial);
    assertSame(store.wayBack(), wayBack());
    assertThat(store.rejected()).hasValue(rejected);
  }

  @Test
  void nothingIsThereAtFirst() throws HostFailure {
    assertThat(store.config()).isEmpty();
    assertThat(store.history()).isEmpty();
    assertThat(store.newest()).isEmpty();
    assertThat(store.generation(0)).isEmpty();
    assertThat(store.trial()).isEmpty();
    assertThat(store.wayBack()).isEmpty();
    assertThat(store.rejected()).isEmpty();
    assertThat(store.nextNumber()).isZero();
    assertThat(host.mutations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "~",
        "null",
        "no",
        "- x",
        "a: b",
        "# x",
        "\"",
        "'",
        "a\nb",
        "\u0000\u001b[2J",
        "\ud800",
        "\u2028\u202e",
        "012",
        "ü 😀",
        "%YAML",
        "a\r\nb\n\n"
      })
  void anyTextOfAPersonReadsBack(String reason) throws HostFailure {
    store.add(generation(3, reason));

    String expected = reason.replace('\ud800', '?');
    assertThat(store.generation(3)).hasValue(generation(3, expected));
  }

  @Test
  void filesAreForRootOnlyAndSoAreTheirFolders() throws HostFailure {
    store.writeConfig("format: 1\n");
    store.add(generation(12, "x"));
    store.begin(trial(Optional.empty()), wayBack());
    store.reject(new Rejected(WHEN, "x", "y"));

    assertThat(host.paths())
        .contains(
            "/etc/crashcart/config.yaml",
            HISTORY + "000012.yaml",
            HISTORY + "000012.meta.yaml",
            TRIAL,
            TRIAL_META,
            WAY_BACK,
            REJECTED,
            REJECTED_META);
    for (String path : host.paths()) {
      if (path.contains("/crashcart/")) {
        boolean folder = path.endsWith("/");
        assertThat(host.facts(folder ? path.substring(0, path.length() - 1) : path))
            .as(path)
            .hasValue(folder ? FileFacts.folder(0700, 0, 0) : FileFacts.file(0600, 0, 0));
      }
    }
  }

  @Test
  void aFolderThatStandsOpenIsClosed() throws HostFailure {
    host.makeFolder("/var/lib/crashcart", FileFacts.folder(0755, 0, 0));
    host.makeFolder("/var/lib/crashcart/history", FileFacts.folder(0777, 0, 0));

    store.add(generation(0, "x"));

    assertThat(host.facts("/var/lib/crashcart")).hasValue(FileFacts.folder(0700, 0, 0));
    assertThat(host.facts("/var/lib/crashcart/history")).hasValue(FileFacts.folder(0700, 0, 0));
  }

  @Test
  void theHistoryIsInTheOrderOfNumbersAndItsNewestIsTheLast() throws HostFailure {
    for (int number : new int[] {2, 0, 10, 1_000_000, 9}) {
      store.add(generation(number, "x"));
    }

    assertThat(store.history())
        .extracting(Generation::number)
        .containsExactly(0, 2, 9, 10, 1_000_000);
    assertThat(store.newest()).hasValue(generation(1_000_000, "x"));
    assertThat(store.nextNumber()).isEqualTo(1_000_001);
  }

  @Test
  void anotherGenerationNeverReplacesOneThatCounts() throws HostFailure {
    store.add(generation(7, "first"));
    store.add(generation(7, "first"));

    assertThatThrownBy(() -> store.add(generation(7, "second")))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("Generation 7 is in the history already");
    assertThat(store.newest()).hasValue(generation(7, "first"));
  }

  @Test
  void aThousandGenerationsAreReadQuickly() throws HostFailure {
    for (int number = 0; number < 1_000; number++) {
      store.add(generation(number, "x"));
    }
    long start = System.nanoTime();

    assertThat(store.history()).hasSize(1_000);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void anUpdateReplacesTheDeadlineOnly() throws HostFailure {
    store.begin(trial(Optional.empty()), wayBack());
    assertThat(store.trial()).hasValue(trial(Optional.empty()));

    store.update(trial(Optional.of(WHEN)));

    assertThat(store.trial()).hasValue(trial(Optional.of(WHEN)));
    assertSame(store.wayBack(), wayBack());
  }

  @Test
  void oneTrialAtATime() throws HostFailure {
    store.begin(trial(Optional.empty()), wayBack());

    assertThatThrownBy(() -> store.begin(trial(Optional.of(WHEN)), List.of()))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("crashcart keep");
    assertThat(store.trial()).hasValue(trial(Optional.empty()));
    assertSame(store.wayBack(), wayBack());
  }

  @Test
  void whatIsNotOnTrialCannotBeExtended() {
    assertThatThrownBy(() -> store.update(trial(Optional.of(WHEN))))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("Nothing is on trial any more");
    assertThat(host.mutations()).isEmpty();
  }

  @Test
  void endingWhatIsNotThereIsNothing() throws HostFailure {
    store.begin(trial(Optional.empty()), wayBack());
    store.end();
    store.end();

    assertThat(host.paths()).noneMatch(path -> path.contains("trial") || path.contains("back"));
  }

  @Test
  void aWayBackThatCouldNotBeReadAgainIsRefusedBeforeAnythingIsWritten() {
    WayBack large =
        new WayBack(
            "/etc/large", Optional.empty(), Optional.of(new byte[6 << 20]), Optional.empty());

    assertThatThrownBy(() -> store.begin(trial(Optional.empty()), List.of(large)))
        .isInstanceOf(HostFailure.class)
        .hasMessageContaining("too large to keep a copy for going back");
    assertThat(host.mutations()).isEmpty();
  }

  @Test
  void aWayBackNearTheLimitIsReadQuickly() throws HostFailure {
    byte[] content = new byte[4 << 20];
    new Random(1).nextBytes(content);
    WayBack large =
        new WayBack("/etc/large", Optional.empty(), Optional.of(content), Optional.empty());
    store.begin(trial(Optional.empty()), List.of(large));
    long start = System.nanoTime();

    assertThat(store.wayBack().get(0).content()).hasValue(content);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void cleaningUpRemovesWhatDoesNotCountAndNothingElse() throws HostFailure {
    store.writeConfig("format: 1\n");
    store.add(generation(0, "x"));
    host.put(TRIAL, "text of a trial that never counted");
    host.put(WAY_BACK, "its way back");
    host.put(REJECTED, "never counted");

    store.cleanUp();

    assertThat(host.paths())
        .filteredOn(path -> !path.endsWith("/"))
        .containsExactly(
            "/etc/crashcart/config.yaml", HISTORY + "000000.meta.yaml", HISTORY + "000000.yaml");

    store.begin(trial(Optional.empty()), wayBack());
    store.reject(new Rejected(WHEN, "x", "y"));
    store.cleanUp();
    assertThat(store.trial()).isPresent();
    assertSame(store.wayBack(), wayBack());
    assertThat(store.rejected()).isPresent();
  }

  @Test
  void noRecordPrintsATextOrAContent() {
    assertThat(
            List.of(
                generation(1, "x").toString(),
                trial(Optional.of(WHEN)).toString(),
                new Rejected(WHEN, "No answer came.", "password: " + HASH).toString(),
                wayBack().toString()))
        .allSatisfy(
            text -> assertThat(text).isNotBlank().doesNotContain(HASH).doesNotContain("format"));
  }
}
