package dev.crashcart.core.ssh;

import dev.crashcart.core.config.Input;
import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Nearest;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rules between the settings of SSH, beyond what each value refuses itself. */
final class SshChecks {
  private static final int MOST_BANNER_LINES = 200;

  private final SshSettings settings;
  private final SshService service;
  private final Input root;
  private final Input ssh;
  private final Problems problems;
  private final boolean complete;

  private SshChecks(SshSettings settings, Input root, Problems problems) {
    this.settings = settings;
    this.service = settings.service();
    this.root = root;
    this.ssh = root.section(SshSettings.SSH, new Problems());
    this.problems = problems;
    this.complete = !problems.hasErrorsAt(SshSettings.KEY_PAIRS);
  }

  static void check(SshSettings settings, Input root, Problems problems) {
    SshChecks checks = new SshChecks(settings, root, problems);
    checks.addresses();
    checks.twice(SshService.ALLOWED_GROUPS, service -> service.allowedGroups());
    checks.twice(SshService.WEAK_ALGORITHMS, service -> service.weakAlgorithms());
    checks.passwords();
    checks.banner();
    new ExtraLines(checks).check();
    settings.connections().values().forEach(checks::connection);
  }

  private void addresses() {
    Set<IpAddress> before = new HashSet<>();
    Set<IpAddress> whole = new HashSet<>();
    service.addresses().stream().filter(IpAddress::isUnspecified).forEach(whole::add);
    for (int i = 0; i < service.addresses().size(); i++) {
      IpAddress address = service.addresses().get(i);
      if (!before.add(address)) {
        item(SshService.ADDRESSES, i, address + " is listed already; take one of them out.");
      } else if (address.isMulticast() || address.isLimitedBroadcast()) {
        item(
            SshService.ADDRESSES,
            i,
            address + " is no address a machine can have; write one of its own.");
      } else if (address.isV6() && address.isLinkLocal()) {
        item(
            SshService.ADDRESSES,
            i,
            address
                + " is on every interface, so that sshd cannot tell where to listen; write another"
                + " address of the machine, or :: for all.");
      } else if (!address.isUnspecified()
          && whole.stream().anyMatch(all -> all.isV4() == address.isV4())) {
        item(
            SshService.ADDRESSES,
            i,
            address + " is among all addresses, which are listed too; take one of them out.");
      }
    }
  }

  private <T> void twice(Key<List<T>> setting, Function<SshService, List<T>> values) {
    Set<T> before = new HashSet<>();
    List<T> all = values.apply(service);
    for (int i = 0; i < all.size(); i++) {
      if (!before.add(all.get(i))) {
        item(setting, i, all.get(i) + " is listed already; take one of them out.");
      }
    }
  }

  private <T> void item(Key<List<T>> setting, int item, String message) {
    problems.error(ssh, setting, item, message);
  }

  /** What the general switch makes of the one for root. */
  private void passwords() {
    boolean off = service.passwordLogin().equals(Optional.of(false));
    if (off && service.rootPasswordLogin().equals(Optional.of(true))) {
      problems.warning(
          ssh,
          SshService.ROOT_PASSWORD_LOGIN,
          "does nothing while ssh.password-login is off: nobody but administrators may use a"
              + " password then.");
    }
    boolean onlyKeys = off && !service.adminPasswordLogin().equals(Optional.of(true));
    if (onlyKeys && service.rootKeyLogin().equals(Optional.of(false))) {
      problems.warning(
          ssh,
          SshService.PASSWORD_LOGIN,
          "with this off and ssh.root-key-login off too only other accounts with an SSH key come"
              + " in; be sure that an administrator has one.");
    }
  }

  private void banner() {
    for (int i = 0; i < service.banner().size(); i++) {
      String line = service.banner().get(i);
      if (line.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
        item(
            SshService.BANNER,
            i,
            "holds a control character, which would play with the terminal of whoever signs in;"
                + " write plain text.");
      }
      if (i == MOST_BANNER_LINES) {
        item(
            SshService.BANNER,
            i,
            "this is line " + (i + 1) + "; nobody reads more than " + MOST_BANNER_LINES + ".");
      }
    }
  }

  private void connection(Connection connection) {
    Input entry =
        root.section(SshSettings.CONNECTIONS, new Problems())
            .section(connection.name().value(), new Problems());
    String key = KeyPath.join(SshSettings.CONNECTIONS, connection.name().value());
    if (connection.host().isEmpty() && !problems.hasErrorsAt(key)) {
      problems.error(
          entry,
          Connection.HOST,
          "is missing: write the name or the address of the other machine.");
    }
    connection.keyPair().ifPresent(pair -> keyPair(entry, pair));
    urlPort(connection, entry);
    Set<String> before = new HashSet<>();
    List<PublicKeyLine> keys = connection.hostKeys();
    for (int i = 0; i < keys.size(); i++) {
      if (!before.add(keys.get(i).type() + " " + keys.get(i).data())) {
        problems.error(
            entry, Connection.HOST_KEYS, i, "this key is listed already; take one of them out.");
      }
    }
    if (connection.cipher() == Cipher.DISABLED) {
      problems.warning(
          entry,
          Connection.CIPHER,
          "everything sent is readable for everybody on the way; most servers refuse it.");
    }
  }

  private void keyPair(Input entry, SshName pair) {
    if (settings.keyPairs().containsKey(pair) || !complete) {
      lonely(entry, pair);
      return;
    }
    List<String> known = settings.keyPairs().keySet().stream().map(SshName::value).toList();
    String hint =
        Nearest.to(pair.value(), known)
            .map(near -> "Did you mean " + near + "?")
            .orElse(
                known.isEmpty()
                    ? "There are none yet; make one by: crashcart key-pair generate " + pair
                    : "There are: " + String.join(", ", known) + ".");
    problems.error(
        entry,
        Connection.KEY_PAIR,
        "there is no key pair " + Key.quote(pair.value()) + ". " + hint);
  }

  private void lonely(Input entry, SshName pair) {
    KeyPair known = settings.keyPairs().get(pair);
    if (complete && known.privateKey().isEmpty()) {
      problems.warning(
          entry,
          Connection.KEY_PAIR,
          "of the key pair "
              + pair
              + " no private key is known, so this connection cannot sign in. Import it: crashcart"
              + " key-pair import "
              + pair
              + " --file PATH");
    }
  }

  /** Of a web address the host is taken; what else it says is told, not silently dropped. */
  private void urlPort(Connection connection, Input entry) {
    Optional<String> typed =
        entry.children().containsKey(Connection.HOST.name())
            ? Optional.of(entry.children().get(Connection.HOST.name()).text())
            : Optional.empty();
    if (connection.host().isPresent() && typed.filter(ConnectionHost::isUrl).isPresent()) {
      problems.warning(
          entry,
          Connection.HOST,
          "is a web address; only its host counts: " + connection.host().get() + ".");
    }
  }

  /** The lines of sshd_config(5) that have no setting. */
  private record ExtraLines(SshChecks checks) {
    void check() {
      List<String> lines = checks.service.extraLines();
      Set<String> ours = keywords();
      String block = "";
      for (int i = 0; i < lines.size(); i++) {
        Optional<SshdLine> line = SshdLine.read("extra-lines", i + 1, lines.get(i), block);
        if (lines.get(i).codePoints().anyMatch(Character::isISOControl)) {
          checks.item(
              SshService.EXTRA_LINES, i, "holds a control character; write one line an item.");
        } else if (line.isPresent()) {
          block = line.get().matchBlock();
          line(i, line.get(), ours);
        } else if (!lines.get(i).isBlank() && !lines.get(i).strip().startsWith("#")) {
          checks.item(
              SshService.EXTRA_LINES,
              i,
              Key.quote(lines.get(i)) + " is no line of sshd_config: KEYWORD VALUE.");
        }
      }
    }

    private void line(int item, SshdLine line, Set<String> ours) {
      if (line.keyword().equals(SshdLine.INCLUDE)) {
        checks.item(
            SshService.EXTRA_LINES,
            item,
            "Include would bring in lines that nobody checked here; write the lines themselves.");
        return;
      }
      if (!ours.contains(line.keyword())) {
        return;
      }
      String setting = SshConflicts.key(line.keyword());
      if (!line.isInMatch()) {
        checks.item(
            SshService.EXTRA_LINES,
            item,
            Key.quote(line.text().strip())
                + " says what "
                + setting
                + " says already; take one of the two out.");
      } else {
        checks.problems.warning(
            checks.ssh,
            SshService.EXTRA_LINES,
            item,
            "for some ("
                + line.matchBlock()
                + ") this counts more than "
                + setting
                + "; who comes in then is on the page of SSH.");
      }
    }

    /** What the settings say without looking at a machine, in lower case. */
    private Set<String> keywords() {
      SshState state =
          new SshState(
              true, false, "", false, false, Optional.empty(), java.util.Map.of(), List.of());
      SshdConfiguration nobody = SshdConfiguration.of(java.util.Map.of());
      SshSurroundings around = new SshSurroundings(List.of(), false);
      Set<String> keywords = new HashSet<>();
      new SshDropIn(checks.service, around, nobody, state)
          .globals()
          .keySet()
          .forEach(it -> keywords.add(SshdLine.present(it.toLowerCase(Locale.ROOT))));
      return keywords;
    }
  }
}
