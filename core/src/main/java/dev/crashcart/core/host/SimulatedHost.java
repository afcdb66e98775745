package dev.crashcart.core.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A pretend appliance in a folder, for {@code --demo}, for developing and for tests: real files
 * below the folder, pretend commands ({@link SimulatedCommands}), owners noted instead of set, no
 * syncing. Its state beside the files is readable text in {@code DIR/.simulated}.
 *
 * <p>Tests let its mutations (write, append, makeFolder, remove, removeLeftovers, run,
 * armGoingBack) fail one after the other.
 */
public final class SimulatedHost implements Host {
  private static final String STATE = SimulatedCommands.STATE;
  private static final String BOOT_ID = STATE + "/boot-id";
  private static final String ARMED = STATE + "/armed";

  private final RootFolder root;
  private final FileTree files;
  private final SimulatedNetwork network;
  private final SimulatedCommands commands;
  private final Clock clock;
  private final Mishaps mishaps = new Mishaps();

  private SimulatedHost(RootFolder root, Clock clock) throws HostFailure {
    this.root = root;
    this.files = new FileTree(root, Optional.of(new OwnerLedger(root, STATE + "/owners")), false);
    this.network = new SimulatedNetwork(files);
    this.commands = new SimulatedCommands(files, network, clock);
    this.clock = clock;
  }

  /**
   * Opens the appliance in this folder. A missing or empty folder is filled with one on which
   * nothing is set up; a folder that holds an appliance, or bare fixture files such as {@code
   * etc/passwd}, is opened as it is. Anything else is refused, so that {@code --demo} on a real
   * system or in someone's folder does not write into it.
   */
  public static SimulatedHost create(Path folder, Clock clock) throws HostFailure {
    boolean empty = SimulatedFiles.prepare(folder);
    SimulatedHost host = new SimulatedHost(RootFolder.of(folder), clock);
    if (empty) {
      new SimulatedFiles(host.root, host.files).fill();
      host.network.boot();
    }
    if (host.files.read(BOOT_ID).isEmpty()) {
      host.newBoot();
    }
    return host;
  }

  @Override
  public Kind kind() {
    return Kind.SIMULATED;
  }

  @Override
  public String description() {
    return "a simulated appliance in " + root.onDisk();
  }

  @Override
  public Optional<byte[]> read(String path) throws HostFailure {
    if (path.startsWith(SimulatedSysfs.FOLDER)) {
      network.settle();
    }
    return files.read(path);
  }

  @Override
  public Optional<FileFacts> facts(String path) throws HostFailure {
    return files.facts(path);
  }

  @Override
  public Optional<String> link(String path) throws HostFailure {
    return files.link(path);
  }

  @Override
  public List<String> names(String folder) throws HostFailure {
    if (folder.startsWith(SimulatedSysfs.FOLDER)) {
      network.settle();
    }
    return files.names(folder);
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts) throws HostFailure {
    write(path, content, facts, List.of());
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts, List<String> check)
      throws HostFailure {
    mutate(
        "write " + path,
        () ->
            files.write(
                path,
                content,
                facts,
                unfinished -> {
                  if (!check.isEmpty()) {
                    ContentCheck judged = new ContentCheck(path, root.seen(unfinished), check);
                    judged.judge(commands.run(judged.command()));
                  }
                }));
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    mutate("append to " + path, () -> files.append(path, content, mode));
  }

  @Override
  public void makeFolder(String path, FileFacts facts) throws HostFailure {
    mutate("make the folder " + path, () -> files.makeFolder(path, facts));
  }

  @Override
  public void remove(String path) throws HostFailure {
    mutate("remove " + path, () -> files.remove(path));
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    mutate("remove leftovers of " + path, () -> files.removeLeftovers(path));
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    try {
      return mishaps.mutate("run " + command.get(0), () -> commands.run(command));
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  @Override
  public boolean hasCommand(String name) throws HostFailure {
    return commands.exists(name);
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) throws HostFailure {
    return LockFile.take(files, path, holder, patience);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public String bootId() throws HostFailure {
    return lines(BOOT_ID).get(0);
  }

  /**
   * The network is the files of the pretend kernel, and that of the cables: edit it to pull one.
   */
  @Override
  public Watch watch(List<String> paths, Runnable changed) throws HostFailure {
    List<String> all = new ArrayList<>(paths);
    if (all.remove(ChangeWatch.NETWORK)) {
      all.addAll(SimulatedNetwork.watched());
    }
    return ChangeWatch.ofFiles(root, all, changed);
  }

  /**
   * Notes the deadline in {@code .simulated/armed} and starts the waiting process as on a machine
   * without systemd. Where the launcher is not known (in tests), noting it is all: nothing real
   * would stay cut off.
   */
  @Override
  public void armGoingBack(Instant deadline) throws HostFailure {
    mutate(
        "arm going back",
        () -> {
          files.append(ARMED, (deadline + "\n").getBytes(StandardCharsets.UTF_8), 0644);
          Optional<GoingBack> back = GoingBack.find(List.of("--demo", root.onDisk().toString()));
          if (back.isPresent()) {
            back.get().startDetached();
          }
        });
  }

  @Override
  public void disarmGoingBack() {
    // What was started looks whether something is due; nothing of it stays behind.
  }

  @Override
  public void await(Duration length) {
    // Nothing happens on a pretend machine while one waits.
  }

  /** The command lines run so far, the words joined by blanks. */
  public List<String> ran() throws HostFailure {
    return lines(SimulatedCommands.RAN);
  }

  /** The deadlines armed so far. */
  public List<Instant> armed() throws HostFailure {
    return lines(ARMED).stream().map(Instant::parse).toList();
  }

  /**
   * A restart of the appliance: another boot, no sessions, nothing left below {@code /run}, the
   * network set up anew.
   */
  public void restart() throws HostFailure {
    newBoot();
    put(SimulatedCommands.SESSIONS, "");
    SimulatedFiles.empty(root.follow("/run"));
    network.boot();
  }

  /** How often the appliance was changed since it was opened, planned failures included. */
  public int mutations() {
    return mishaps.count();
  }

  /** Lets the nth mutation from now (1 is the next) fail once, before anything is done. */
  public void failAt(int nth) {
    mishaps.failAt(nth, false);
  }

  /**
   * Lets the nth mutation from now fail once.
   *
   * @param doneAllTheSame whether it fails after it was done, as when only its answer is lost
   */
  public void failAt(int nth, boolean doneAllTheSame) {
    mishaps.failAt(nth, doneAllTheSame);
  }

  /** Lets the nth mutation from now and all after it fail: a disk that died, a process killed. */
  public void failFrom(int nth) {
    mishaps.failFrom(nth);
  }

  /** Takes back what {@link #failAt} and {@link #failFrom} planned. */
  public void failNoMore() {
    mishaps.none();
  }

  private interface Change {
    void carryOut() throws HostFailure;
  }

  private void mutate(String what, Change change) throws HostFailure {
    mishaps.mutate(
        what,
        () -> {
          change.carryOut();
          return Boolean.TRUE;
        });
  }

  private void newBoot() throws HostFailure {
    put(BOOT_ID, UUID.randomUUID() + "\n");
  }

  private void put(String path, String text) throws HostFailure {
    files.write(
        path, text.getBytes(StandardCharsets.UTF_8), FileFacts.file(0644, 0, 0), unfinished -> {});
  }

  private List<String> lines(String path) throws HostFailure {
    return new String(files.read(path).orElse(new byte[0]), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
