package dev.crashcart.core.ssh;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.SshState.Configuration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The looking at sshd(8): its unit, its files, and what it says is in force. Changes nothing. */
final class SshObservation {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MOST_FILES = 200;
  private static final List<String> PROGRAMS = List.of("/usr/sbin/sshd", "/usr/bin/sshd");
  private static final List<String> UNIT_FOLDERS =
      List.of("/etc/systemd/system/", "/usr/lib/systemd/system/", "/lib/systemd/system/");
  private static final String GENERATOR =
      "/usr/lib/systemd/system-generators/sshd-socket-generator";
  private static final List<String> HOST_KEYS =
      List.of(
          "/etc/ssh/ssh_host_rsa_key",
          "/etc/ssh/ssh_host_ecdsa_key",
          "/etc/ssh/ssh_host_ed25519_key");
  private static final Pattern MISSING_FOLDER =
      Pattern.compile("Missing privilege separation directory: (/\\S+)");

  /** A line of /proc/net/tcp, proc(5): local address and port in hexadecimal; 0A is LISTEN. */
  private static final Pattern LISTENING =
      Pattern.compile("\\s*[0-9]+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F:]+ 0A .*");

  private final Host host;
  private final boolean thorough;

  /**
   * @param thorough whether sshd is asked; else only whether it runs is looked at
   */
  SshObservation(Host host, boolean thorough) {
    this.host = host;
    this.thorough = thorough;
  }

  SshState state() throws HostFailure {
    boolean installed = host.hasCommand("sshd") || isThere(PROGRAMS);
    boolean live = host.runsCommands() && host.hasCommand("systemctl");
    Units units = installed && live ? units() : new Units(service(), false, false);
    Map<String, SshdFile> files = thorough ? files() : Map.of();
    Map<String, List<String>> inForce = Map.of();
    String said = "";
    if (thorough && installed && host.runsCommands() && host.hasCommand("sshd")) {
      CommandResult result = new SshQuestions(host).inForce();
      inForce = result.succeeded() ? SshQuestions.parse(result.output()) : Map.of();
      said = result.succeeded() ? "" : result.errors().strip();
    }
    Matcher missing = MISSING_FOLDER.matcher(said);
    boolean keyless = said.contains("no hostkeys available");
    Optional<String> folder = missing.find() ? Optional.of(missing.group(1)) : Optional.empty();
    boolean broken = !said.isEmpty() && folder.isEmpty() && !keyless;
    return new SshState(
        installed,
        live,
        units.unit,
        units.enabled,
        units.active,
        live && units.active && !units.enabled ? SshUntil.observe(host) : Optional.empty(),
        inForce,
        hostKeys(inForce.getOrDefault("hostkey", HOST_KEYS)),
        new Configuration(
            files,
            broken ? said.lines().findFirst() : Optional.empty(),
            folder,
            keyless,
            thorough ? listening() : Set.of(),
            thorough && host.facts(GENERATOR).isPresent()));
  }

  /** What systemd says of the daemon. */
  private record Units(String unit, boolean enabled, boolean active) {}

  private Units units() throws HostFailure {
    String service = service();
    List<String> names = new ArrayList<>(List.of(service));
    String socket = service.replace(".service", ".socket");
    if (isUnit(socket)) {
      names.add(socket);
    }
    List<String> active = ask("is-active", names);
    List<String> enabled = thorough ? ask("is-enabled", names) : List.of("", "");
    boolean serviceEnabled = isEnabled(enabled.get(0));
    boolean bySocket =
        names.size() > 1
            && !serviceEnabled
            && (isEnabled(enabled.get(1)) || active.get(1).equals("active"));
    boolean runs = active.get(0).matches("active|reloading");
    return bySocket
        ? new Units(socket, isEnabled(enabled.get(1)), runs || active.get(1).equals("active"))
        : new Units(service, serviceEnabled, runs);
  }

  /** A word for each unit; empty ones where systemd does not answer. */
  private List<String> ask(String verb, List<String> units) throws HostFailure {
    List<String> command = new ArrayList<>(List.of("systemctl", verb));
    command.addAll(units);
    List<String> words =
        new ArrayList<>(host.run(command, new byte[0], LIMIT).output().lines().toList());
    while (words.size() < units.size()) {
      words.add("");
    }
    return words.stream().map(String::strip).toList();
  }

  private static boolean isEnabled(String word) {
    return word.matches("enabled|enabled-runtime|alias|linked");
  }

  /** Debian calls it ssh, others sshd. */
  private String service() throws HostFailure {
    return !isUnit("ssh.service") && isUnit("sshd.service") ? "sshd.service" : "ssh.service";
  }

  private boolean isUnit(String name) throws HostFailure {
    return isThere(UNIT_FOLDERS.stream().map(folder -> folder + name).toList());
  }

  private boolean isThere(List<String> paths) throws HostFailure {
    for (String path : paths) {
      if (host.facts(path).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The files of the configuration, those that are included too. */
  private Map<String, SshdFile> files() throws HostFailure {
    Map<String, SshdFile> files = new HashMap<>();
    Set<String> waiting = new HashSet<>(Set.of(SshdConfiguration.MAIN, SshDropIn.BANNER));
    waiting.addAll(paths(SshdConfiguration.FOLDER + "/*.conf"));
    while (!waiting.isEmpty() && files.size() < MOST_FILES) {
      String path = waiting.iterator().next();
      waiting.remove(path);
      Optional<FileFacts> facts = host.facts(path).filter(found -> !found.folder());
      Optional<byte[]> content = facts.isPresent() ? host.read(path) : Optional.empty();
      if (content.isEmpty()) {
        continue;
      }
      String text = new String(content.get(), StandardCharsets.ISO_8859_1);
      files.put(path, new SshdFile(path, text, facts.get()));
      if (!path.equals(SshDropIn.BANNER)) {
        for (SshdLine line : SshdConfiguration.lines(path, text)) {
          if (line.keyword().equals(SshdLine.INCLUDE)) {
            for (String pattern : line.words()) {
              waiting.addAll(paths(pattern));
            }
          }
        }
        waiting.removeAll(files.keySet());
      }
    }
    return files;
  }

  private List<String> paths(String pattern) throws HostFailure {
    String absolute = pattern.startsWith("/") ? pattern : "/etc/ssh/" + pattern;
    String folder = SshdConfiguration.folder(absolute);
    Set<String> there = new HashSet<>();
    for (String name : host.names(folder.substring(0, folder.length() - 1))) {
      there.add(folder + name);
    }
    return SshdConfiguration.named(absolute, there);
  }

  private List<HostKey> hostKeys(List<String> paths) throws HostFailure {
    List<HostKey> keys = new ArrayList<>();
    for (String path : paths) {
      host.read(path + ".pub")
          .flatMap(bytes -> PublicKeyLine.find(new String(bytes, StandardCharsets.UTF_8).strip()))
          .ifPresent(key -> keys.add(new HostKey(path, key)));
    }
    return keys;
  }

  /** Every TCP port that somebody listens on; a pretend machine does not tell. */
  private Set<Integer> listening() throws HostFailure {
    Set<Integer> ports = new HashSet<>();
    if (host.kind() == Host.Kind.LIVE) {
      for (String path : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
        byte[] content = host.read(path).orElse(new byte[0]);
        for (String line : new String(content, StandardCharsets.US_ASCII).lines().toList()) {
          Matcher socket = LISTENING.matcher(line);
          if (socket.matches()) {
            ports.add(Integer.parseInt(socket.group(1), 16));
          }
        }
      }
    }
    return ports;
  }
}
