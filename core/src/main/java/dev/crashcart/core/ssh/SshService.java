package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.Key.Kind;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Written;
import java.util.List;
import java.util.Optional;

/**
 * The SSH service of this appliance as it is wanted. What is left out stays as the system has it;
 * while everything is left out, nothing of the system is touched.
 *
 * @param enabled whether it runs, and is started at boot
 * @param port one port
 * @param addresses where it listens; all addresses when empty
 * @param keepAlive seconds between two signs of life; 0 for none (ClientAliveInterval)
 * @param banner shown before signing in; lines
 * @param weakAlgorithms the names of weak algorithms that are allowed again
 * @param extraLines lines of sshd_config(5) placed behind ours
 */
public record SshService(
    Optional<Boolean> enabled,
    Optional<Integer> port,
    List<IpAddress> addresses,
    Optional<Boolean> passwordLogin,
    Optional<Boolean> rootPasswordLogin,
    Optional<Boolean> adminPasswordLogin,
    Optional<Boolean> rootKeyLogin,
    List<String> allowedGroups,
    Optional<Boolean> tcpForwarding,
    Optional<Integer> keepAlive,
    List<String> banner,
    List<String> weakAlgorithms,
    List<String> extraLines) {
  public static final Key<Optional<Boolean>> ENABLED =
      Key.yesNoOrLeft(
          "enabled", "SSH service", "On: it runs, and starts with the machine. Off: neither.");

  public static final Key<Optional<Integer>> PORT =
      Key.optional(
          "port",
          "Port",
          "Where it listens; 22 is usual.",
          Kind.NUMBER,
          text -> Key.readNumber(text, 1, 65_535),
          String::valueOf);

  public static final Key<List<IpAddress>> ADDRESSES =
      Key.list(
          "addresses",
          "Listen on",
          "The machine's own addresses it listens on. Left out: all of them.",
          IpAddress::of,
          IpAddress::toString);

  public static final Key<Optional<Boolean>> PASSWORD_LOGIN =
      Key.yesNoOrLeft(
          "password-login",
          "Sign-in by password",
          "Off: nobody signs in over SSH by password, only by key; except administrators where"
              + " that is on below.");

  public static final Key<Optional<Boolean>> ROOT_PASSWORD_LOGIN =
      Key.yesNoOrLeft(
          "root-password-login",
          "Log in as root with password",
          "On: root may sign in over SSH by its password, if it has an enabled one. Not"
              + " recommended.");

  public static final Key<Optional<Boolean>> ADMIN_PASSWORD_LOGIN =
      Key.yesNoOrLeft(
          "admin-password-login",
          "Administrators by password",
          "Off: administrators sign in over SSH by key only; other accounts as above.");

  public static final Key<Optional<Boolean>> ROOT_KEY_LOGIN =
      Key.yesNoOrLeft("root-key-login", "Root by key", "Off: no SSH key opens root.");

  public static final Key<List<String>> ALLOWED_GROUPS =
      Key.list(
          "allowed-groups",
          "Allowed groups",
          "Only members of these groups may sign in over SSH. Left out: everybody.",
          SshService::readGroup,
          name -> name);

  public static final Key<Optional<Boolean>> TCP_FORWARDING =
      Key.yesNoOrLeft(
          "tcp-forwarding",
          "TCP forwarding",
          "Whether people may reach other machines through this one (tunnels, ssh -L, -R, -D).");

  public static final Key<Optional<Integer>> KEEP_ALIVE =
      Key.optional(
          "keep-alive",
          "Keep-alive",
          "Seconds between two signs of life, so that dead connections end; 0: none.",
          Kind.NUMBER,
          text -> Key.readNumber(text, 0, 86_400),
          String::valueOf);

  public static final Key<List<String>> BANNER =
      Key.lines(
          "banner", "Banner", "What people read before they sign in.", line -> line, line -> line);

  public static final Key<List<String>> WEAK_ALGORITHMS =
      Key.list(
          "weak-algorithms",
          "Weak algorithms",
          "Weak ones are off. Name those that old clients need, such as ssh-rsa or hmac-sha1.",
          SshAlgorithms::read,
          name -> name);

  public static final Key<List<String>> EXTRA_LINES =
      Key.lines(
          "extra-lines",
          "Extra lines",
          "Lines of sshd_config(5) for what has no setting here; sshd checks them first.",
          line -> line,
          line -> line);

  /** Every setting of the service, in the order of the file. */
  public static final List<Key<?>> KEYS =
      List.of(
          ENABLED,
          PORT,
          ADDRESSES,
          PASSWORD_LOGIN,
          ROOT_PASSWORD_LOGIN,
          ADMIN_PASSWORD_LOGIN,
          ROOT_KEY_LOGIN,
          ALLOWED_GROUPS,
          TCP_FORWARDING,
          KEEP_ALIVE,
          BANNER,
          WEAK_ALGORITHMS,
          EXTRA_LINES);

  public SshService {
    addresses = List.copyOf(addresses);
    allowedGroups = List.copyOf(allowedGroups);
    banner = List.copyOf(banner);
    weakAlgorithms = List.copyOf(weakAlgorithms);
    extraLines = List.copyOf(extraLines);
  }

  /** Nothing decided. */
  public static SshService none() {
    return read(Input.empty(Place.of("settings")), new Problems());
  }

  static SshService read(Input input, Problems problems) {
    SshService service =
        new SshService(
            input.get(ENABLED, problems),
            input.get(PORT, problems),
            input.get(ADDRESSES, problems),
            input.get(PASSWORD_LOGIN, problems),
            input.get(ROOT_PASSWORD_LOGIN, problems),
            input.get(ADMIN_PASSWORD_LOGIN, problems),
            input.get(ROOT_KEY_LOGIN, problems),
            input.get(ALLOWED_GROUPS, problems),
            input.get(TCP_FORWARDING, problems),
            input.get(KEEP_ALIVE, problems),
            input.get(BANNER, problems),
            input.get(WEAK_ALGORITHMS, problems),
            input.get(EXTRA_LINES, problems));
    input.rejectUnknown(problems);
    return service;
  }

  /** Whether anything of it was decided. */
  public boolean isManaged() {
    return !equals(none());
  }

  /** Whether nothing else was decided than that it is off. */
  boolean isOnlyOff() {
    return enabled.equals(Optional.of(false))
        && withEnabled(Optional.empty()).equals(SshService.none());
  }

  /** The same switched on or off, or left as it is. */
  public SshService withEnabled(Optional<Boolean> other) {
    return new SshService(
        other,
        port,
        addresses,
        passwordLogin,
        rootPasswordLogin,
        adminPasswordLogin,
        rootKeyLogin,
        allowedGroups,
        tcpForwarding,
        keepAlive,
        banner,
        weakAlgorithms,
        extraLines);
  }

  /** The same with these lines of sshd_config(5). */
  SshService withExtraLines(List<String> lines) {
    return new SshService(
        enabled,
        port,
        addresses,
        passwordLogin,
        rootPasswordLogin,
        adminPasswordLogin,
        rootKeyLogin,
        allowedGroups,
        tcpForwarding,
        keepAlive,
        banner,
        weakAlgorithms,
        lines);
  }

  private static String readGroup(String text) {
    if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}\\$?")) {
      throw new IllegalArgumentException(
          Key.quote(text) + " is no name of a group: letters, digits, _ . and -, at most 32.");
    }
    return text;
  }

  Written written() {
    return Written.group(SshSettings.SSH)
        .add(ENABLED, enabled)
        .add(PORT, port)
        .add(ADDRESSES, addresses)
        .add(PASSWORD_LOGIN, passwordLogin)
        .add(ROOT_PASSWORD_LOGIN, rootPasswordLogin)
        .add(ADMIN_PASSWORD_LOGIN, adminPasswordLogin)
        .add(ROOT_KEY_LOGIN, rootKeyLogin)
        .add(ALLOWED_GROUPS, allowedGroups)
        .add(TCP_FORWARDING, tcpForwarding)
        .add(KEEP_ALIVE, keepAlive)
        .add(BANNER, banner)
        .add(WEAK_ALGORITHMS, weakAlgorithms)
        .add(EXTRA_LINES, extraLines);
  }
}
