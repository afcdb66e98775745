package dev.crashcart.core.store;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A machine in memory for tests: files with facts, a clock that stands still, commands that only
 * are noted. It can refuse a mutation, or die at one: then every further call throws {@link Crash}
 * until {@link #restart}, and what the dying mutation had done by then stays, as on a real disk.
 */
public final class MemoryHost implements Host {
  /** The process died here. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A command that was run. */
  public record Ran(List<String> command, String input) {}

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int MOST_BYTES = 16 << 20;

  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final TreeMap<String, FileFacts> facts = new TreeMap<>();
  private final Set<String> leftovers = new TreeSet<>();
  private final Set<String> held = new HashSet<>();
  private final List<String> mutations = new ArrayList<>();
  private final List<Ran> ran = new ArrayList<>();
  private final Set<String> commands = new HashSet<>();
  private Kind kind = Kind.SIMULATED;
  private Instant now = Instant.parse("2026-03-01T10:20:30Z");
  private CommandResult result = new CommandResult(0, "", "");
  private int boot = 1;
  private int mutationsUntilFailure = NEVER;
  private int mutationsUntilCrash = NEVER;
  private int appendedAtCrash;
  private boolean crashed;

  /** Makes it pretend to be this kind of machine. */
  public MemoryHost as(Kind newKind) {
    kind = newKind;
    return this;
  }

  /** Makes a program known and lets it end like this. */
  public MemoryHost withCommand(String name, CommandResult end) {
    commands.add(name);
    result = end;
    return this;
  }

  /** Sets the clock. */
  public MemoryHost at(Instant moment) {
    now = moment;
    return this;
  }

  /** From now on this many mutations work, the next one fails once. */
  public void failAfter(int working) {
    mutationsUntilFailure = working;
  }

  /**
   * From now on this many mutations work, in the next one the process dies.
   *
   * @param appended how many bytes of it reach the file when that is an append; negative: all but
   *     so many
   */
  public void crashAfter(int working, int appended) {
    mutationsUntilCrash = working;
    appendedAtCrash = appended;
  }

  /** Another process on the same files, after a restart of the machine. */
  public void restart() {
    crashed = false;
    mutationsUntilCrash = NEVER;
    mutationsUntilFailure = NEVER;
    held.clear();
    boot++;
  }

  /** All mutations so far, such as {@code write /etc/x}. */
  public List<String> mutations() {
    return List.copyOf(mutations);
  }

  public List<Ran> ran() {
    return List.copyOf(ran);
  }

  /** Every path with something at it, sorted; a folder ends in a slash. */
  public List<String> paths() {
    TreeSet<String> paths = new TreeSet<>();
    facts.forEach((path, fact) -> paths.add(fact.folder() ? path + "/" : path));
    return List.copyOf(paths);
  }

  /** What unfinished writes left behind. */
  public Set<String> leftovers() {
    return Set.copyOf(leftovers);
  }

  /** The file as text, past every rule; fails the test when there is none. */
  public String text(String path) {
    byte[] content = contents.get(path);
    if (content == null) {
      throw new AssertionError("no file " + path + " among " + contents.keySet());
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Somebody else replaces a file. */
  public void put(String path, String text) {
    put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Somebody else replaces a file. */
  public void put(String path, byte[] content) {
    contents.put(path, content.clone());
    facts.putIfAbsent(path, FileFacts.file(0600, 0, 0));
  }

  /** Somebody else removes a file. */
  public void drop(String path) {
    contents.remove(path);
    facts.remove(path);
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
  public Optional<byte[]> read(String path) throws HostFailure {
    alive();
    byte[] content = contents.get(path);
    if (content != null && content.length > MOST_BYTES) {
      throw new HostFailure(path + " is larger than 16 MiB.");
    }
    return Optional.ofNullable(content).map(byte[]::clone);
  }

  @Override
  public Optional<FileFacts> facts(String path) {
    alive();
    return Optional.ofNullable(facts.get(path));
  }

  @Override
  public List<String> names(String folder) {
    alive();
    return facts.tailMap(folder + "/").keySet().stream()
        .takeWhile(path -> path.startsWith(folder + "/"))
        .map(path -> path.substring(folder.length() + 1))
        .filter(name -> !name.contains("/"))
        .toList();
  }

  @Override
  public void write(String path, byte[] content, FileFacts fileFacts) throws HostFailure {
    if (dies("write " + path)) {
      leftovers.add(path);
      throw new Crash();
    }
    makeParents(path);
    contents.put(path, content.clone());
    facts.put(path, fileFacts);
  }

  @Override
  public void write(String path, byte[] content, FileFacts fileFacts, List<String> check)
      throws HostFailure {
    write(path, content, fileFacts);
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    boolean dies = dies("append " + path);
    makeParents(path);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(contents.getOrDefault(path, new byte[0]));
    whole.writeBytes(dies ? Arrays.copyOf(content, torn(content.length)) : content);
    contents.put(path, whole.toByteArray());
    facts.putIfAbsent(path, FileFacts.file(mode, 0, 0));
    if (dies) {
      throw new Crash();
    }
  }

  @Override
  public void makeFolder(String path, FileFacts folderFacts) throws HostFailure {
    mutates("folder " + path);
    makeParents(path);
    facts.put(path, folderFacts);
  }

  @Override
  public void remove(String path) throws HostFailure {
    mutates("remove " + path);
    contents.remove(path);
    facts.remove(path);
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    mutates("tidy " + path);
    leftovers.remove(path);
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    alive();
    ran.add(new Ran(List.copyOf(command), new String(input, StandardCharsets.UTF_8)));
    return result;
  }

  @Override
  public boolean hasCommand(String name) {
    alive();
    return commands.contains(name);
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) {
    alive();
    return held.add(path) ? Optional.of(() -> held.remove(path)) : Optional.empty();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public String bootId() {
    return "boot-" + boot;
  }

  @Override
  public Watch watch(List<String> paths, Runnable changed) {
    return () -> {};
  }

  @Override
  public void disarmGoingBack() throws HostFailure {
    mutates("disarm");
  }

  @Override
  public void await(Duration length) throws HostFailure {
    throw new AssertionError("the store never waits");
  }

  @Override
  public void armGoingBack(Instant deadline) throws HostFailure {
    mutates("arm " + deadline);
  }

  private int torn(int length) {
    int wanted = appendedAtCrash < 0 ? length + appendedAtCrash : appendedAtCrash;
    return Math.max(0, Math.min(wanted, length));
  }

  private void alive() {
    if (crashed) {
      throw new Crash();
    }
  }

  private void mutates(String what) throws HostFailure {
    if (dies(what)) {
      throw new Crash();
    }
  }

  /** Whether the process dies in this mutation; a failure that was asked for comes first. */
  private boolean dies(String what) throws HostFailure {
    alive();
    if (mutationsUntilFailure-- == 0) {
      mutationsUntilFailure = NEVER;
      throw new HostFailure("Refused for the test: " + what);
    }
    crashed = mutationsUntilCrash-- == 0;
    if (!crashed) {
      mutations.add(what);
    }
    return crashed;
  }

  private void makeParents(String path) {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      String parent = path.substring(0, slash);
      makeParents(parent);
      boolean secret = (parent + "/").matches("/(etc|var/lib)/crashcart/.*");
      facts.putIfAbsent(parent, FileFacts.folder(secret ? 0700 : 0755, 0, 0));
    }
  }
}
