package dev.crashcart.core.ssh;

import dev.crashcart.core.ssh.AccessRow.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who can come in over SSH and how: what sshd(8) and PAM decide of an account, in the same order.
 * Pure.
 *
 * @param config what is in force for this account: lower-case keyword to its values, as {@code sshd
 *     -T -C user=…} prints it
 * @param codeAsked whether the PAM stack of sshd asks for a second factor
 */
public record AccessMatrix(Map<String, List<String>> config, boolean codeAsked) {
  private static final Set<String> NO_SHELLS =
      Set.of(
          "/usr/sbin/nologin", "/sbin/nologin", "/usr/bin/nologin", "/bin/false", "/usr/bin/false");

  public AccessMatrix {
    config = Map.copyOf(config);
  }

  /**
   * How this account can come in.
   *
   * @param asked what sshd itself says is in force for the account; empty where it was not asked
   */
  public static AccessRow row(
      SshLogin login,
      Map<String, List<String>> computed,
      Map<String, List<String>> asked,
      boolean codeAsked) {
    AccessRow own = new AccessMatrix(computed, codeAsked).row(login, false);
    if (asked.isEmpty()) {
      return own;
    }
    AccessRow sshd = new AccessMatrix(asked, codeAsked).row(login, true);
    return new AccessRow(
        login.name(),
        confirmed(own.password(), sshd.password()),
        confirmed(own.key(), sshd.key()),
        confirmed(own.secondFactor(), sshd.secondFactor()));
  }

  /** What sshd says counts; it confirms where the settings say the same. */
  private static Way confirmed(Way own, Way sshd) {
    return new Way(sshd.open(), sshd.why(), own.open() == sshd.open());
  }

  private AccessRow row(SshLogin login, boolean confirmed) {
    Optional<String> shut = shut(login);
    Optional<String> password = shut.or(() -> passwordShut(login));
    Optional<String> key = shut.or(() -> keyShut(login));
    return new AccessRow(
        login.name(),
        way(
            password,
            login.password() == SshLogin.Password.OPEN
                ? "no password is asked"
                : "a password is set",
            confirmed),
        way(key, login.keys() == 1 ? "1 key" : login.keys() + " keys", confirmed),
        secondFactor(login, password.isEmpty(), confirmed));
  }

  private static Way way(Optional<String> shut, String open, boolean confirmed) {
    return new Way(shut.isEmpty(), shut.orElse(open), confirmed);
  }

  /** Why the account does not come in at all, by whatever means. */
  private Optional<String> shut(SshLogin login) {
    if (login.password() == SshLogin.Password.EXPIRED) {
      return Optional.of(login.passwordWords());
    }
    if (login.password() == SshLogin.Password.LOCKED && !on("usepam")) {
      // Without PAM sshd itself looks for the ! of shadow(5), also before it takes a key.
      return Optional.of("it is locked, and without PAM that shuts out keys too");
    }
    Optional<String> noShell = noShell(login);
    if (noShell.isPresent()) {
      return noShell;
    }
    if (login.isRoot() && is("permitrootlogin", "no")) {
      return Optional.of("root may not sign in");
    }
    return denied(login);
  }

  /** Why its shell keeps the account out. */
  static Optional<String> noShell(SshLogin login) {
    return NO_SHELLS.contains(login.shell())
        ? Optional.of("its shell lets nobody in: " + login.shell())
        : Optional.empty();
  }

  /** The lists of users and groups, in the order of sshd_config(5). */
  private Optional<String> denied(SshLogin login) {
    if (words("denyusers").anyMatch(pattern -> isUser(pattern, login))) {
      return Optional.of("sshd denies this account (DenyUsers)");
    }
    if (words("allowusers").findAny().isPresent()
        && words("allowusers").noneMatch(pattern -> isUser(pattern, login))) {
      return Optional.of("sshd allows other accounts only (AllowUsers)");
    }
    if (words("denygroups").anyMatch(pattern -> isMember(pattern, login))) {
      return Optional.of("sshd denies one of its groups (DenyGroups)");
    }
    List<String> groups = words("allowgroups").toList();
    if (!groups.isEmpty() && groups.stream().noneMatch(pattern -> isMember(pattern, login))) {
      return Optional.of("it is in none of the allowed groups: " + String.join(", ", groups));
    }
    return Optional.empty();
  }

  private Optional<String> passwordShut(SshLogin login) {
    boolean plain = on("passwordauthentication");
    boolean asked = on("kbdinteractiveauthentication") && on("usepam");
    if (!plain && !asked) {
      return Optional.of("sshd takes no passwords" + (login.isRoot() ? "" : " from it"));
    }
    if (login.isRoot() && !is("permitrootlogin", "yes")) {
      return Optional.of("root may not use a password");
    }
    if (!(plain && alone("password")) && !(asked && alone("keyboard-interactive"))) {
      return Optional.of(besides());
    }
    return switch (login.password()) {
      case SET -> codeCannotBeAsked(login, asked);
      case OPEN ->
          on("permitemptypasswords")
              ? Optional.empty()
              : Optional.of("it has an empty password, which sshd does not take");
      default -> Optional.of(login.passwordWords());
    };
  }

  /** Whether this method alone is enough; several lists of methods are alternatives. */
  private boolean alone(String method) {
    List<String> lists = words("authenticationmethods").toList();
    return lists.isEmpty()
        || lists.stream().anyMatch(list -> list.equals("any") || list.split(":")[0].equals(method));
  }

  private String besides() {
    return "not by itself; sshd asks for "
        + words("authenticationmethods").findFirst().orElse("more");
  }

  private Optional<String> codeCannotBeAsked(SshLogin login, boolean asked) {
    return login.secondFactor() && codeAsked && on("usepam") && !asked
        ? Optional.of("its code cannot be asked for: KbdInteractiveAuthentication is off")
        : Optional.empty();
  }

  private Optional<String> keyShut(SshLogin login) {
    if (!on("pubkeyauthentication")) {
      return Optional.of("sshd takes no keys" + (login.isRoot() ? " for root" : " for it"));
    }
    if (login.isRoot() && is("permitrootlogin", "forced-commands-only")) {
      return Optional.of("root's keys may run their fixed command only");
    }
    if (!alone("publickey")) {
      return Optional.of(besides());
    }
    return login.keys() == 0 ? Optional.of("it has no keys") : Optional.empty();
  }

  private Way secondFactor(SshLogin login, boolean passwordOpen, boolean confirmed) {
    if (!login.secondFactor()) {
      return new Way(false, "none enrolled", confirmed);
    }
    if (!codeAsked || !on("usepam")) {
      return new Way(false, "enrolled, but sshd does not ask for it", confirmed);
    }
    return new Way(
        passwordOpen,
        passwordOpen ? "asked besides the password, not with a key" : "of no use: no password way",
        confirmed);
  }

  private boolean on(String keyword) {
    return is(keyword, "yes");
  }

  private boolean is(String keyword, String value) {
    return config.getOrDefault(keyword, List.of(defaultOf(keyword))).contains(value);
  }

  /** What sshd does where nothing is said; {@code sshd -T} says everything. */
  private static String defaultOf(String keyword) {
    return switch (keyword) {
      case "passwordauthentication", "pubkeyauthentication", "kbdinteractiveauthentication" ->
          "yes";
      case "permitrootlogin" -> "prohibit-password";
      default -> "no";
    };
  }

  private Stream<String> words(String keyword) {
    return config.getOrDefault(keyword, List.of()).stream()
        .flatMap(value -> Stream.of(value.split("\\s+")))
        .filter(word -> !word.isEmpty());
  }

  /** USER or USER@HOST; where somebody comes from is not known here. */
  private static boolean isUser(String pattern, SshLogin login) {
    return matches(pattern.replaceFirst("@[^@]*$", ""), login.name());
  }

  private static boolean isMember(String pattern, SshLogin login) {
    return login.groups().stream().anyMatch(group -> matches(pattern, group));
  }

  /** The patterns of ssh_config(5): an asterisk for any, a question mark for one character. */
  static boolean matches(String pattern, String name) {
    StringBuilder expression = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      expression.append(
          c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(String.valueOf(c)));
    }
    return name.matches(expression.toString());
  }
}
