package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyGroup;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may sign in, and how.
 *
 * <pre>{@code
 * authentication: {method: admin}
 * accounts:
 *   admin: {password: "$2b$12$…"}
 *   root: {password-enabled: false}
 * }</pre>
 *
 * @param method empty until somebody chose
 * @param accounts the accounts written in the file, by name
 */
public record AccountsSettings(
    Optional<Method> method, PasswordPolicy policy, Map<AccountName, Account> accounts) {

  public static final String AUTHENTICATION = "authentication";
  public static final String ACCOUNTS = "accounts";

  public static final Key<Optional<Method>> METHOD =
      Key.choice(
          "method",
          "How people sign in",
          "admin: the administrative user, root's password disabled. root: the root user (not"
              + " recommended). web: set up in the web interface, nobody signs in by password"
              + " before.",
          Method.class);

  public AccountsSettings {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
  }

  /** Nothing chosen, no accounts. */
  public static AccountsSettings none() {
    return new AccountsSettings(Optional.empty(), PasswordPolicy.standard(), Map.of());
  }

  /** Every setting there is in this section. */
  public static List<KeyGroup> keyGroups() {
    return List.of(
        KeyGroup.of(
            AUTHENTICATION, METHOD, PasswordPolicy.MINIMUM_LENGTH, PasswordPolicy.MINIMUM_STRENGTH),
        new KeyGroup(KeyPath.join(ACCOUNTS, KeyGroup.ANY), Account.KEYS));
  }

  /** What of it is written to the file. */
  public List<Written> written() {
    List<Written> groups = new ArrayList<>();
    groups.add(
        Written.group(AUTHENTICATION)
            .add(METHOD, method)
            .add(PasswordPolicy.MINIMUM_LENGTH, policy.minimumLength())
            .add(PasswordPolicy.MINIMUM_STRENGTH, policy.minimumStrength()));
    accounts.values().forEach(account -> groups.add(account.written()));
    return groups;
  }

  /** Reads the two groups of the whole file that belong here. */
  public static AccountsSettings read(Input root, Problems problems) {
    Input authentication = root.section(AUTHENTICATION, problems);
    Optional<Method> method = authentication.get(METHOD, problems);
    PasswordPolicy policy = PasswordPolicy.read(authentication, problems);
    authentication.rejectUnknown(problems);
    Map<AccountName, Account> accounts = new TreeMap<>();
    root.entries(ACCOUNTS, problems)
        .forEach(
            (name, entry) -> {
              try {
                AccountName valid = new AccountName(name);
                accounts.put(valid, Account.read(valid, entry, problems));
              } catch (IllegalArgumentException refused) {
                problems.error(entry.key(), entry.namePlace(), refused.getMessage());
              }
            });
    return new AccountsSettings(method, policy, accounts);
  }

  /**
   * The accounts with what the method implies where the file does not say otherwise: root with its
   * password disabled for {@code admin} and {@code web}, and {@code admin} for the method of its
   * name. What web implies for an admin that is there already, {@link AccountsState#wanted} adds.
   */
  public Map<AccountName, Account> effective() {
    Map<AccountName, Account> all = new TreeMap<>(accounts);
    method.ifPresent(
        chosen -> {
          boolean rootByDefault = chosen == Method.ROOT;
          all.putIfAbsent(
              AccountName.ROOT, Account.named(AccountName.ROOT).withPasswordEnabled(rootByDefault));
          if (chosen == Method.ADMIN) {
            all.putIfAbsent(AccountName.ADMIN, Account.named(AccountName.ADMIN));
          }
        });
    return Collections.unmodifiableMap(all);
  }
}
