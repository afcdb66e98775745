package dev.crashcart.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who runs this process, as the system knows it: the account signed in with (also behind sudo and
 * su), the login session and the terminal. Read from proc(5) below a root, which tests replace.
 */
final class SignedIn {
  /** (uid_t) -1: no login, as for a console that nobody signed in at. */
  private static final String NO_LOGIN = "4294967295";

  private static final Pattern SESSION = Pattern.compile("/session-([^/.]+)\\.scope");
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/[0-9]+|tty.*|console|hvc.*)");

  /** Name and parent of a process, proc(5). */
  private static final Pattern STAT = Pattern.compile("(?s)\\((.*)\\) \\S ([0-9]+) ");

  private static final int MOST_PARENTS = 64;

  private final Path root;
  private final Map<String, String> environment;

  SignedIn(Path root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  /** This process on this machine. */
  static SignedIn here() {
    return new SignedIn(Path.of("/"), System.getenv());
  }

  /** The account; empty when nobody signed in. */
  Optional<String> account() {
    return Optional.ofNullable(environment.get("SUDO_USER"))
        .filter(name -> !name.isEmpty())
        .or(
            () ->
                read("proc/self/loginuid")
                    .filter(uid -> !uid.equals(NO_LOGIN))
                    .flatMap(this::name));
  }

  /** The session of logind, told by the control group it put the process in. */
  Optional<String> session() {
    return read("proc/self/cgroup")
        .map(SESSION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  /**
   * Whether this comes over the machine's own SSH service: by the variable that sshd sets, or,
   * where sudo(8) or su(1) dropped it, by the login session or an sshd among the parent processes.
   */
  boolean overSsh() {
    return !environment.getOrDefault("SSH_CONNECTION", "").isBlank()
        || session().flatMap(id -> read("run/systemd/sessions/" + id)).stream()
            .flatMap(String::lines)
            .anyMatch("SERVICE=sshd"::equals)
        || isBelowSshd();
  }

  private boolean isBelowSshd() {
    Optional<String> stat = read("proc/self/stat");
    for (int i = 0; i < MOST_PARENTS && stat.isPresent(); i++) {
      Matcher process = STAT.matcher(stat.get());
      if (!process.find()) {
        return false;
      }
      if (process.group(1).matches("sshd(-session)?")) {
        return true;
      }
      stat = read("proc/" + process.group(2) + "/stat");
    }
    return false;
  }

  /** The terminal behind standard input, such as {@code /dev/tty1}. */
  Optional<String> terminal() {
    return terminal(0);
  }

  /** Whether standard input and output are both a terminal. */
  boolean atTerminal() {
    return terminal(0).isPresent() && terminal(1).isPresent();
  }

  /** Whether this process may do everything. */
  boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(root.resolve("proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException unknown) {
      // Who cannot be told from others is treated as one of them, and hears what only root may do.
      return false;
    }
  }

  private Optional<String> terminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(root.resolve("proc/self/fd/" + descriptor)).toString();
      return Optional.of(target).filter(path -> TERMINAL.matcher(path).matches());
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private Optional<String> name(String uid) {
    return read("etc/passwd").stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", -1))
        .filter(fields -> fields.length > 2 && fields[2].equals(uid))
        .map(fields -> fields[0])
        .findFirst()
        .or(() -> Optional.of("uid " + uid));
  }

  private Optional<String> read(String path) {
    try {
      return Optional.of(
          new String(Files.readAllBytes(root.resolve(path)), StandardCharsets.ISO_8859_1).strip());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
