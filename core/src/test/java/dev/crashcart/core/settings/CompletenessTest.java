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
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.network.NetworkInterface;
import dev.crashcart.core.network.NetworkSettings;
import dev.crashcart.core.network.Route;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.system.ConsoleSettings;
import dev.crashcart.core.system.HostsEntry;
import dev.crashcart.core.system.Proxy;
import dev.crashcart.core.system.SshFront;
import dev.crashcart.core.system.SystemSettings;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
      List.of(
          Settings.class,
          AccountsSettings.class,
          PasswordPolicy.class,
          Account.class,
          SystemSettings.class,
          HostsEntry.class,
          Proxy.class,
          NetworkSettings.class,
          NetworkInterface.class,
          Route.class,
          SshService.class,
          KeyPair.class,
          Connection.class,
          ConsoleSettings.class,
          SshFront.class);

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
          "nas01",
          "192.168.1.1",
          "192.168.1.5/24",
          "http://proxy.lab.example:3128",
          "$2b$12$CrashcartSampleSalt12uC86HxGau4NwMFRXgO8IE8iOI/wKPNn2");

  private static final String PUBLIC_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOX7wQ/BHV44RP"
          + "sx9pU7P5hRiVg3Vesc6AhXHxGObxJY ann@laptop";

  private static final String PRIVATE_KEY =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
      QyNTUxOQAAACDl+8EPwR1eOET7MfaVOz+YUYlYN1XrHOgIVx8Rjm8SWAAAAJBnTbgdZ024
      HQAAAAtzc2gtZWQyNTUxOQAAACDl+8EPwR1eOET7MfaVOz+YUYlYN1XrHOgIVx8Rjm8SWA
      AAAEABBUNWBsn/LKBIVZmT5I4sQV1KEeR1zzDcWnROR8iV9+X7wQ/BHV44RPsx9pU7P5hR
      iVg3Vesc6AhXHxGObxJYAAAACmFubkBsYXB0b3ABAgM=
      -----END OPENSSH PRIVATE KEY-----
      """;

  /** Settings for which none of these fits. */
  private static final Map<String, String> TEXT_OF =
      Map.ofEntries(
          Map.entry("accounts.ann.ssh-keys", PUBLIC_KEY),
          Map.entry("connections.ann.host-keys", PUBLIC_KEY),
          Map.entry("key-pairs.ann.public", PUBLIC_KEY),
          Map.entry("key-pairs.ann.private", PRIVATE_KEY),
          Map.entry("connections.ann.key-pair", "ann"),
          Map.entry("connections.ann.connect-timeout", "20s"),
          Map.entry("ssh.weak-algorithms", "ssh-rsa"),
          Map.entry("network.gateway.ipv6", "2001:db8::1"),
          Map.entry("network.interfaces.ann.addresses", "192.168.2.5/24"),
          Map.entry("network.routes.ann.destination", "192.168.2.0/24"),
          Map.entry("console.idle-lock", "20m"),
          Map.entry("console.blank-after", "20m"));

  private static final String BOND = "kind: bond, members: [\"true\", eno8], mode: ";

  /** What must stand beside a setting in its group. */
  private static final Map<String, String> AMONG =
      Map.of(
          "network.interfaces.ann.members", "kind: bridge, members: [eno8]",
          "network.interfaces.ann.stp", "kind: bridge, members: [eno8]",
          "network.interfaces.ann.mode", BOND + "balance-rr",
          "network.interfaces.ann.hash-policy", BOND + "802.3ad",
          "network.interfaces.ann.lacp-rate", BOND + "802.3ad",
          "network.interfaces.ann.primary", BOND + "active-backup",
          "network.interfaces.ann.parent", "kind: vlan, parent: eno8, id: 5",
          "network.interfaces.ann.id", "kind: vlan, parent: eno8, id: 5",
          "system.proxy.username", "url: \"http://proxy.lab.example\"",
          "system.proxy.password", "url: \"http://proxy.lab.example\", username: ann");

  /**
   * The dotted key of each setting of the file but its format, with a thing for example. The kind
   * of an interface does not change alone: each but physical needs settings that no other takes.
   */
  static Stream<Arguments> settings() {
    return Settings.keyGroups().stream()
        .flatMap(
            group ->
                group.keys().stream()
                    .filter(key -> !key.equals(NetworkInterface.KIND))
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
    assertThat(key.name()).matches("[a-z]+[46]?(-[a-z0-9]+)*");
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
    String text = Optional.ofNullable(TEXT_OF.get(dotted)).orElseGet(() -> changed(key));
    Problems problems = new Problems();
    Input input = Yaml.read("base", base(dotted).getBytes(StandardCharsets.UTF_8), problems);
    Settings before = read(input, problems);
    Settings after = read(input.with(dotted, text, FORM), problems);
    assertThat(problems.all()).noneMatch(Problem::isError);
    assertThat(after).isNotEqualTo(before);
    assertThat(Settings.read("file", after.toBytes()).findValue()).hasValue(after);
    assertThat(after.toInput().find(dotted).map(CompletenessTest::text)).hasValue(text);
    assertThat(before.changesTo(after)).extracting(Change::key).containsExactly(dotted);
    assertThat(after.changesTo(before)).extracting(Change::key).containsExactly(dotted);
    String shown = key.isSecret() ? "(hidden)" : text;
    assertThat(after.display()).containsEntry(dotted, shown).doesNotContainKey("accounts.ann");
    assertThat(before.display()).doesNotContainEntry(dotted, shown);
  }

  /** Settings among which a good text for this one does not clash. */
  private static String base(String dotted) {
    String among = AMONG.getOrDefault(dotted, "");
    return """
        accounts: {ann: {}}
        system:
          hosts: {ann: {addresses: [192.168.1.7]}}
          proxy: {%s}
        network:
          interfaces:
            ann: {%s}
            eno9: {addresses: [192.168.1.6/24, "2001:db8::5/64"]}
          routes:
            ann: {destination: 10.9.0.0/16, gateway: 192.168.1.9}
        key-pairs: {ann: {}}
        connections: {ann: {host: nas02}}
        """
        .formatted(
            dotted.startsWith("system") ? among : "", dotted.startsWith("network") ? among : "");
  }

  @Test
  void theKindGoesTheWholeWay() {
    Settings before = read(Input.empty(FORM), new Problems());
    Input input =
        Input.empty(FORM)
            .with("network.interfaces.br0.kind", "bridge", FORM)
            .with("network.interfaces.br0.members", "eno1", FORM);
    Settings after = read(input, new Problems());
    assertThat(Settings.read("file", after.toBytes()).findValue()).hasValue(after);
    assertThat(after.display()).containsEntry("network.interfaces.br0.kind", "bridge");
    assertThat(before.changesTo(after))
        .extracting(Change::key)
        .contains("network.interfaces.br0.kind");
  }

  private static String text(Input value) {
    return value.shape() == Input.Shape.LIST
        ? value.items().stream().map(Input::text).collect(Collectors.joining(", "))
        : value.text();
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
