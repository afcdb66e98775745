package dev.crashcart.core.settings;

import dev.crashcart.core.accounts.Account;
import dev.crashcart.core.accounts.AccountsSettings;
import dev.crashcart.core.accounts.PasswordPolicy;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.config.Yaml;
import dev.crashcart.core.plan.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Everything that was decided about the appliance: the root record, one component a section.
 *
 * <pre>{@code
 * format: 1
 * authentication: {method: admin}
 * accounts:
 *   admin: {password: "$2b$12$…"}
 *   root: {password-enabled: false}
 * }</pre>
 */
public record Settings(AccountsSettings accounts) {
  /** The version of the file's format that this program writes. */
  public static final int FORMAT = 1;

  public static final Key<Integer> FORMAT_KEY =
      Key.number("format", "Format", "The version of this file's format.", FORMAT, 1, 999_999);

  /** Where the kept settings stand. */
  public static final String PATH = "/etc/crashcart/config.yaml";

  /** Nothing decided. */
  public static Settings none() {
    return new Settings(AccountsSettings.none());
  }

  /** Reads a whole file. */
  public static Checked<Settings> read(String source, byte[] content) {
    Problems problems = new Problems();
    Input input = Yaml.read(source, content, problems);
    return read(input, problems);
  }

  /** Reads a tree; {@code problems} may hold those of reading the file. */
  public static Checked<Settings> read(Input input, Problems problems) {
    int format = input.get(FORMAT_KEY, problems);
    if (format > FORMAT) {
      problems.error(
          FORMAT_KEY.name(),
          input.placeOf(FORMAT_KEY),
          "this file is of format "
              + format
              + ", but this Crashcart knows formats up to "
              + FORMAT
              + "; use the newer Crashcart that wrote it. The file was not touched.");
      return problems.checked(none());
    }
    Settings settings = new Settings(AccountsSettings.read(input, problems));
    input.rejectUnknown(problems);
    CrossChecks.check(settings, input, problems);
    return problems.checked(settings);
  }

  /** The file for these settings: stable order, defaults left out. */
  public String toYaml() {
    return Yaml.write(toInput());
  }

  /** These settings as a tree, defaults left out; a change of it is read again by {@link #read}. */
  public Input toInput() {
    Place place = Place.of("settings");
    Input root = Input.empty(place).with(FORMAT_KEY.name(), String.valueOf(FORMAT), place);
    for (Map.Entry<String, String> entry : texts(false).entrySet()) {
      root = root.with(entry.getKey(), entry.getValue(), place);
    }
    for (var name : accounts.accounts().keySet()) {
      String key = KeyPath.join(AccountsSettings.ACCOUNTS, name.value());
      if (root.find(key).isEmpty()) {
        root = root.withGroup(key, place);
      }
    }
    return root;
  }

  /** Every setting that is not its default, by dotted key, secrets masked. */
  public Map<String, String> display() {
    return texts(true);
  }

  /** The difference to other settings, for people, secrets masked. */
  public List<Change> changesTo(Settings after) {
    Map<String, String> old = texts(false);
    Map<String, String> young = after.texts(false);
    Map<String, String> oldShown = texts(true);
    Map<String, String> youngShown = after.texts(true);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(young.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      if (!Optional.ofNullable(old.get(key)).equals(Optional.ofNullable(young.get(key)))) {
        String before = oldShown.getOrDefault(key, "");
        String now = youngShown.getOrDefault(key, "");
        boolean secret = before.equals(Secret.MASK) && now.equals(Secret.MASK);
        changes.add(new Change(key, before, secret ? Secret.MASK + ", new" : now));
      }
    }
    for (var name : after.accounts.accounts().keySet()) {
      addBareAccount(accounts, after.accounts, name.value(), changes, true);
    }
    for (var name : accounts.accounts().keySet()) {
      addBareAccount(after.accounts, accounts, name.value(), changes, false);
    }
    return changes;
  }

  /** An account that is all defaults has no line of its own; it still is there or not. */
  private static void addBareAccount(
      AccountsSettings without,
      AccountsSettings with,
      String name,
      List<Change> changes,
      boolean added) {
    boolean missing = without.accounts().keySet().stream().noneMatch(n -> n.value().equals(name));
    String key = KeyPath.join(AccountsSettings.ACCOUNTS, name);
    boolean shown = changes.stream().anyMatch(c -> c.key().startsWith(key + "."));
    if (missing && !shown && !with.accounts().isEmpty()) {
      changes.add(
          added
              ? Change.added(key, "all as by default")
              : Change.removed(key, "all as by default"));
    }
  }

  private Map<String, String> texts(boolean masked) {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, AccountsSettings.AUTHENTICATION, AccountsSettings.METHOD, accounts.method(), masked);
    PasswordPolicy policy = accounts.policy();
    put(
        texts,
        AccountsSettings.AUTHENTICATION,
        PasswordPolicy.MINIMUM_LENGTH,
        policy.minimumLength(),
        masked);
    put(
        texts,
        AccountsSettings.AUTHENTICATION,
        PasswordPolicy.MINIMUM_STRENGTH,
        policy.minimumStrength(),
        masked);
    for (Account account : accounts.accounts().values()) {
      String group = KeyPath.join(AccountsSettings.ACCOUNTS, account.name().value());
      put(texts, group, Account.PASSWORD, account.password(), masked);
      put(texts, group, Account.PASSWORD_ENABLED, account.passwordEnabled(), masked);
      put(texts, group, Account.LOCKED, account.locked(), masked);
      put(texts, group, Account.ADMINISTRATOR, account.administratorFlag(), masked);
      put(texts, group, Account.UID, account.uid(), masked);
      put(texts, group, Account.FULL_NAME, account.fullName(), masked);
      put(texts, group, Account.HOME, account.home(), masked);
      put(texts, group, Account.SHELL, account.shell(), masked);
    }
    return texts;
  }

  private static <T> void put(
      Map<String, String> texts, String group, Key<T> key, T value, boolean masked) {
    if (!key.defaultValue().equals(value)) {
      texts.put(KeyPath.join(group, key.name()), masked ? key.display(value) : key.show(value));
    }
  }

  /** The size of the file, bytes. */
  public byte[] toBytes() {
    return toYaml().getBytes(StandardCharsets.UTF_8);
  }
}
