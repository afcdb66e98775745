package dev.crashcart.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.PasswordPolicy;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problem;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.plan.Change;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting there is goes the whole way: a new one that is forgotten somewhere fails here. */
class CompletenessTest {
  private static final Place FORM = Place.of("form");

  /** The records that settings stand beside. */
  private static final List<Class<?>> RECORDS =
      List.of(Settings.class, AccountsSettings.class, PasswordPolicy.class, Account.class);

  /** One of these is a good text for every kind of setting, and not its default. */
  private static final List<String> TEXTS =
      List.of(
          "true",
          "false",
          "2",
          "9",
          "1234",
          "/srv/ann",
          "Ann Lee",
          "$2b$12$CrashcartSampleSalt12uC86HxGau4NwMFRXgO8IE8iOI/wKPNn2");

  /** The dotted key of each setting of the file but its format, with a thing for example. */
  static Stream<Arguments> settings() {
    return Settings.keyGroups().stream()
        .flatMap(
            group ->
                group.keys().stream()
                    .map(key -> Arguments.of(example(group.path()) + "." + key.name(), key)));
  }

  static Stream<Key<?>> keys() {
    return Stream.concat(
        Stream.of(Settings.FORMAT_KEY),
        Settings.keyGroups().stream().flatMap(group -> group.keys().stream()));
  }

  private static String example(String path) {
    return path.replace(KeyGroup.ANY, "ann");
  }

  @Test
  void everyConstantIsListed() throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Class<?> type : RECORDS) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == Key.class) {
          constants.add(field.get(null));
        }
      }
    }
    assertThat(constants).hasSizeGreaterThan(10);
    assertThat(keys().map(Object.class::cast)).containsExactlyInAnyOrderElementsOf(constants);
  }

  @Test
  void everyNameIsThereOnce() {
    for (KeyGroup group : Settings.keyGroups()) {
      assertThat(group.keys()).extracting(Key::name).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  <T> void isDescribedAndHasADefault(Key<T> key) {
    assertThat(key.name()).matches("[a-z]+(-[a-z0-9]+)*");
    assertThat(key.label()).isNotBlank();
    assertThat(key.help()).isNotBlank().endsWith(".");
    String text = key.show(key.defaultValue());
    if (key.defaultValue() instanceof Optional<?> none) {
      assertThat(none).isEmpty();
      assertThat(text).isEmpty();
    } else {
      assertThat(key.reader().apply(text)).isEqualTo(key.defaultValue());
    }
    assertThat(key.choices().isEmpty())
        .isEqualTo(key.kind() != Key.Kind.CHOICE && key.kind() != Key.Kind.YES_NO);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  <T> void goesTheWholeWay(String dotted, Key<T> key) {
    String text = changed(key);
    Problems problems = new Problems();
    Input input = Input.empty(FORM).withGroup("accounts.ann", FORM);
    Settings before = read(input, problems);
    Settings after = read(input.with(dotted, text, FORM), problems);
    assertThat(problems.all()).noneMatch(Problem::isError);
    assertThat(after).isNotEqualTo(before);
    assertThat(Settings.read("file", after.toBytes()).findValue()).hasValue(after);
    assertThat(after.toInput().find(dotted).map(Input::text)).hasValue(text);
    assertThat(before.changesTo(after)).extracting(Change::key).containsExactly(dotted);
    assertThat(after.changesTo(before)).extracting(Change::key).containsExactly(dotted);
    String shown = key.isSecret() ? "(hidden)" : text;
    assertThat(after.display()).containsEntry(dotted, shown).doesNotContainKey("accounts.ann");
    assertThat(before.display()).doesNotContainKey(dotted);
  }

  private static Settings read(Input input, Problems problems) {
    return Settings.read(input, problems).findValue().orElseThrow();
  }

  private static <T> String changed(Key<T> key) {
    return Stream.concat(key.choices().stream(), TEXTS.stream())
        .filter(text -> isGoodAndNew(key, text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("add a good text for " + key.name() + " to TEXTS"));
  }

  private static <T> boolean isGoodAndNew(Key<T> key, String text) {
    try {
      return !Objects.equals(key.reader().apply(text), key.defaultValue());
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
