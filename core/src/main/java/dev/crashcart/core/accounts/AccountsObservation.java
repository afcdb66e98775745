package dev.crashcart.core.accounts;

import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.plan.EntryLines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reading of the account files into one picture; its time grows with their length only. */
final class AccountsObservation {
  static final String PASSWD = "/etc/passwd";
  static final String SHADOW = "/etc/shadow";
  static final String GROUP = "/etc/group";
  static final String GSHADOW = "/etc/gshadow";
  static final String HOMES = "/home";

  /** The second place is where openSUSE ships the file that /etc may replace. */
  private static final List<String> SUDOERS = List.of("/etc/sudoers", "/usr/etc/sudoers");

  private static final Duration LIMIT = Duration.ofSeconds(3);
  static final FileFacts UNKNOWN_HOME = FileFacts.folder(0, 0, 0);

  private final Host host;
  private final Set<String> damaged = new HashSet<>();
  private final Set<RepeatedEntry> repeated = new HashSet<>();

  AccountsObservation(Host host) {
    this.host = host;
  }

  /**
   * @param wanted whose authorised keys are looked at besides those of the administrators; not
   *     everybody's, for there may be thousands
   */
  AccountsState state(AccountsSettings wanted) throws HostFailure {
    AccountsState state = withoutKeys();
    Map<String, String> homes = new HashMap<>();
    state.administrators().forEach(name -> homes.put(name.value(), ""));
    homes.put(AccountName.ROOT.value(), "");
    state
        .wanted(wanted)
        .values()
        .forEach(
            account ->
                homes.put(
                    account.name().value(), account.home().orElse(HOMES + "/" + account.name())));
    state
        .passwd()
        .values()
        .forEach(entry -> homes.computeIfPresent(entry.name(), (name, any) -> entry.home()));
    return state.with(new KeyFilesObservation(host, state.homes()).of(homes));
  }

  private AccountsState withoutKeys() throws HostFailure {
    Map<String, PasswdEntry> passwd = entries(PASSWD, PasswdEntry::parse).orElseThrow();
    FailurePolicy failures = FailurePolicy.parse(text("/etc/security/faillock.conf").orElse(""));
    Map<String, FileFacts> homes = homes(passwd);
    return new AccountsState(
        host.now(),
        passwd,
        entries(SHADOW, ShadowEntry::parse).orElseThrow(),
        entries(GROUP, GroupEntry::parse).orElseThrow(),
        entries(GSHADOW, GroupEntry::parse),
        Collections.unmodifiableSet(damaged),
        Collections.unmodifiableSet(repeated),
        LoginDefs.parse(text("/etc/login.defs").orElse("")),
        text("/etc/shells")
            .map(lines -> lines.lines().map(String::strip))
            .map(lines -> lines.collect(Collectors.toSet())),
        sudo(),
        failures,
        tallies(failures),
        secondFactors(passwd, homes),
        sessions(),
        homes,
        Map.of());
  }

  /** The entries of a file by name, the first of a name; gshadow(5) alone may be missing. */
  private <E> Optional<Map<String, E>> entries(String path, Function<String, Optional<E>> parser)
      throws HostFailure {
    Optional<byte[]> content = host.read(path);
    if (content.isEmpty() && path.equals(GSHADOW)) {
      return Optional.empty();
    }
    if (content.isEmpty()) {
      throw new HostFailure(
          "There is no file "
              + path
              + " on "
              + host.description()
              + "; without it the accounts cannot be read. Restore it (a copy may be in "
              + path
              + "- or /var/backups).");
    }
    Map<String, E> entries = new LinkedHashMap<>();
    Set<String> broken = new HashSet<>();
    for (String line : EntryLines.of(content.get()).lines()) {
      String name = line.stripLeading().split(":", 2)[0];
      if (entries.containsKey(name) && RepeatedEntry.isEntry(name)) {
        repeated.add(new RepeatedEntry(path, name));
      }
      if (name.isEmpty() || entries.containsKey(name) || broken.contains(name)) {
        continue;
      }
      Optional<E> entry = parser.apply(line);
      entry.ifPresentOrElse(found -> entries.put(name, found), () -> broken.add(name));
    }
    broken.forEach(name -> damaged.add(path + ":" + name));
    return Optional.of(Collections.unmodifiableMap(entries));
  }

  private Map<String, FileFacts> homes(Map<String, PasswdEntry> passwd) throws HostFailure {
    Set<String> paths = new HashSet<>();
    for (PasswdEntry entry : passwd.values()) {
      paths.add(entry.home());
    }
    for (String name : host.names(HOMES)) {
      paths.add(HOMES + "/" + name);
    }
    Map<String, FileFacts> homes = new HashMap<>();
    for (String path : paths) {
      if (path.startsWith("/") && !path.contains("\0")) {
        facts(path).ifPresent(facts -> homes.put(path, facts));
      }
    }
    return Collections.unmodifiableMap(homes);
  }

  /** A home on a dead server is there, as far as can be told; nothing is done to it. */
  private Optional<FileFacts> facts(String home) {
    try {
      return host.facts(home);
    } catch (HostFailure unreachable) {
      System.getLogger(AccountsObservation.class.getName())
          .log(System.Logger.Level.WARNING, "a home folder could not be looked at", unreachable);
      return Optional.of(UNKNOWN_HOME);
    }
  }

  private Sudo sudo() throws HostFailure {
    Optional<String> sudoers = Optional.empty();
    for (String path : SUDOERS) {
      sudoers = sudoers.isPresent() ? sudoers : text(path);
    }
    if (sudoers.isEmpty()) {
      return Sudo.none();
    }
    boolean readsFolder = Sudo.includesFolder(sudoers.get());
    Set<String> groups = new HashSet<>(Sudo.groupsOf(sudoers.get()));
    for (String name : readsFolder ? host.names(Sudo.FOLDER) : List.<String>of()) {
      String path = Sudo.FOLDER + "/" + name;
      // sudoers(5) passes over names with a dot or a tilde at the end.
      if (!name.contains(".") && !name.endsWith("~") && !path.equals(Sudo.DROP_IN)) {
        text(path).map(Sudo::groupsOf).ifPresent(groups::addAll);
      }
    }
    return Sudo.of(readsFolder, groups, text(Sudo.DROP_IN), host.facts(Sudo.DROP_IN));
  }

  private Map<String, FailureTally> tallies(FailurePolicy policy) throws HostFailure {
    Map<String, FailureTally> tallies = new HashMap<>();
    for (String name : host.names(policy.folder())) {
      Optional<byte[]> content = host.read(policy.folder() + "/" + name);
      content.ifPresent(bytes -> tallies.put(name, FailureTally.parse(bytes)));
    }
    return Collections.unmodifiableMap(tallies);
  }

  private SecondFactors secondFactors(Map<String, PasswdEntry> passwd, Map<String, FileFacts> homes)
      throws HostFailure {
    Set<String> ownFiles = new HashSet<>();
    for (PasswdEntry entry : passwd.values()) {
      FileFacts home = homes.get(entry.home());
      // The very one: to compare records for the first time takes longer than all the rest here.
      boolean known = home != null && home != UNKNOWN_HOME;
      boolean own = known && home.folder() && !entry.home().equals("/");
      if (own && host.facts(entry.home() + "/" + SecondFactors.OWN_FILE).isPresent()) {
        ownFiles.add(entry.name());
      }
    }
    Optional<byte[]> bytes = host.read(SecondFactors.OATH);
    Optional<String> oath = bytes.map(read -> new String(read, StandardCharsets.UTF_8));
    boolean utf8 =
        Arrays.equals(bytes.orElse(new byte[0]), oath.orElse("").getBytes(StandardCharsets.UTF_8));
    return new SecondFactors(oath.map(Secret::new), utf8, host.facts(SecondFactors.OATH), ownFiles);
  }

  /** Nothing where no logind runs: an image, a container without systemd. */
  private Optional<List<LoginSession>> sessions() throws HostFailure {
    boolean logind =
        host.runsCommands()
            && host.hasCommand("loginctl")
            && (host.kind() == Host.Kind.SIMULATED
                || host.facts("/run/systemd/system").isPresent());
    if (!logind) {
      return Optional.empty();
    }
    try {
      CommandResult result =
          host.run(List.of("loginctl", "list-sessions", "--no-legend"), new byte[0], LIMIT);
      return result.succeeded()
          ? Optional.of(LoginSession.parse(result.output()))
          : Optional.empty();
    } catch (HostFailure hanging) {
      // A dead message bus must not keep anybody from resetting a password: not known, then.
      System.getLogger(AccountsObservation.class.getName())
          .log(System.Logger.Level.WARNING, "the sessions could not be listed", hanging);
      return Optional.empty();
    }
  }

  private Optional<String> text(String path) throws HostFailure {
    return host.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
