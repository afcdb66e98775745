package dev.crashcart.core.accounts;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A machine in memory: files from a map, commands answered by a function, a clock that stands. */
final class FakeMachine implements Host {
  /** 2026-03-01, day 20513. */
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** What a command says. */
  interface Command {
    CommandResult run(List<String> arguments, byte[] input);
  }

  final Map<String, byte[]> files = new TreeMap<>();
  final Map<String, FileFacts> facts = new HashMap<>();
  final Map<String, String> links = new HashMap<>();
  final Map<String, Command> commands = new HashMap<>();
  final List<List<String>> ran = new ArrayList<>();
  int writes;
  Kind kind = Kind.LIVE;

  FakeMachine file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    facts.put(path, FileFacts.file(path.endsWith("shadow") ? 0640 : 0644, 0, 0));
    return this;
  }

  FakeMachine file(String path, byte[] content, FileFacts fileFacts) {
    files.put(path, content);
    facts.put(path, fileFacts);
    return this;
  }

  FakeMachine folder(String path, int mode, int uid, int gid) {
    facts.put(path, FileFacts.folder(mode, uid, gid));
    return this;
  }

  String text(String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String description() {
    return "a machine in memory";
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public Optional<FileFacts> facts(String path) {
    return Optional.ofNullable(facts.get(path));
  }

  @Override
  public Optional<String> link(String path) {
    return Optional.ofNullable(links.get(path));
  }

  @Override
  public List<String> names(String folder) {
    TreeSet<String> names = new TreeSet<>();
    for (String path : facts.keySet()) {
      if (path.startsWith(folder + "/")) {
        names.add(path.substring(folder.length() + 1).split("/")[0]);
      }
    }
    return List.copyOf(names);
  }

  @Override
  public void write(String path, byte[] content, FileFacts fileFacts) {
    files.put(path, content.clone());
    facts.put(path, fileFacts);
    writes++;
  }

  @Override
  public void write(String path, byte[] content, FileFacts fileFacts, List<String> check) {
    write(path, content, fileFacts);
  }

  @Override
  public void append(String path, byte[] content, int mode) {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public void makeFolder(String path, FileFacts folderFacts) {
    facts.put(path, folderFacts);
  }

  @Override
  public void remove(String path) {
    files.remove(path);
    facts.remove(path);
  }

  @Override
  public void removeLeftovers(String path) {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    ran.add(command);
    Command known = commands.get(command.get(0));
    if (known == null) {
      throw new HostFailure("There is no program " + command.get(0) + ".");
    }
    return known.run(command, input);
  }

  @Override
  public boolean hasCommand(String name) {
    return commands.containsKey(name);
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public String bootId() {
    return "boot";
  }

  @Override
  public Watch watch(List<String> paths, Runnable changed) {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public void disarmGoingBack() {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public void await(Duration length) {
    throw new AssertionError("not used by accounts");
  }

  @Override
  public void armGoingBack(Instant deadline) {
    throw new AssertionError("not used by accounts");
  }
}
