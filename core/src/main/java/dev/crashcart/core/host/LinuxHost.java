package dev.crashcart.core.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Linux machine: the running one, or the files of one that is not running. Offline and without
 * root, the owners that were wanted are noted in {@value #LEDGER} instead of being set; see {@link
 * OwnerLedger}.
 */
public final class LinuxHost implements Host {
  private static final String LEDGER = "/var/lib/crashcart/owners";
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);

  private final Kind kind;
  private final RootFolder root;
  private final FileTree files;
  private final Clock clock;
  private final boolean ownersNoted;

  private LinuxHost(Kind kind, RootFolder root, Optional<OwnerLedger> ledger, Clock clock) {
    this.kind = kind;
    this.root = root;
    this.files = new FileTree(root, ledger, true);
    this.clock = clock;
    this.ownersNoted = ledger.isPresent();
  }

  /** The running machine. */
  public static LinuxHost live() {
    return new LinuxHost(Kind.LIVE, RootFolder.machine(), Optional.empty(), Clock.systemUTC());
  }

  /** The running machine, its files looked for below a folder: for tests of the live code. */
  public static LinuxHost live(Path root, Clock clock) throws HostFailure {
    return new LinuxHost(Kind.LIVE, RootFolder.of(root), Optional.empty(), clock);
  }

  /** The files of a machine that is not running. */
  public static LinuxHost offline(Path root) throws HostFailure {
    return offline(root, Clock.systemUTC());
  }

  /** The same, by another clock. */
  public static LinuxHost offline(Path root, Clock clock) throws HostFailure {
    return offline(root, clock, OwnerLedger.caller() == 0);
  }

  /** As {@link #offline(Path)}, by this clock, with or without the right to give files away. */
  static LinuxHost offline(Path root, Clock clock, boolean asRoot) throws HostFailure {
    RootFolder folder = RootFolder.of(root);
    Optional<OwnerLedger> ledger =
        asRoot ? Optional.empty() : Optional.of(new OwnerLedger(folder, LEDGER));
    return new LinuxHost(Kind.OFFLINE, folder, ledger, clock);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String description() {
    if (kind == Kind.LIVE) {
      return "this machine";
    }
    return "the system in "
        + root.onDisk()
        + (ownersNoted ? " (its files stay this user's, for you are not root)" : "");
  }

  @Override
  public Optional<byte[]> read(String path) throws HostFailure {
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
    return files.names(folder);
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts) throws HostFailure {
    write(path, content, facts, List.of());
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts, List<String> check)
      throws HostFailure {
    boolean checked = runsCommands() && !check.isEmpty();
    files.write(
        path,
        content,
        facts,
        unfinished -> {
          if (checked) {
            ContentCheck judging = new ContentCheck(path, unfinished.toString(), check);
            judging.judge(LinuxCommands.run(judging.command(), new byte[0], CHECK_LIMIT));
          }
        });
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    files.append(path, content, mode);
  }

  @Override
  public void makeFolder(String path, FileFacts facts) throws HostFailure {
    files.makeFolder(path, facts);
  }

  @Override
  public void remove(String path) throws HostFailure {
    files.remove(path);
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    files.removeLeftovers(path);
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    if (!runsCommands()) {
      throw new HostFailure(
          command.get(0) + " cannot be run: " + description() + " is not running.");
    }
    return LinuxCommands.run(command, input, limit);
  }

  @Override
  public boolean hasCommand(String name) throws HostFailure {
    for (String folder : LinuxCommands.FOLDERS) {
      Path program = root.follow(folder + "/" + name);
      if (Files.isRegularFile(program) && Files.isExecutable(program)) {
        return true;
      }
    }
    return false;
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
    if (kind == Kind.OFFLINE) {
      return "offline";
    }
    String path = "/proc/sys/kernel/random/boot_id";
    return files
        .read(path)
        .map(id -> new String(id, StandardCharsets.US_ASCII).strip())
        .orElseThrow(() -> new HostFailure("There is no " + path + "; is /proc mounted?"));
  }

  @Override
  public Watch watch(List<String> paths, Runnable changed) throws HostFailure {
    return kind == Kind.LIVE
        ? ChangeWatch.ofMachine(root, paths, changed)
        : ChangeWatch.ofFiles(root, paths, changed);
  }

  @Override
  public void armGoingBack(Instant deadline) throws HostFailure {
    if (kind == Kind.OFFLINE) {
      GoingBack.require(List.of("--root", root.onDisk().toString())).startDetached();
    } else if (systemdRuns()) {
      GoingBack back = GoingBack.require(List.of());
      new BootUnit(files).install(back);
      back.startTimer(now(), deadline);
    } else {
      GoingBack.require(List.of()).startDetached();
    }
  }

  /** The timer ends by itself; the unit of the next start is taken away. */
  @Override
  public void disarmGoingBack() throws HostFailure {
    if (kind == Kind.LIVE) {
      new BootUnit(files).remove();
    }
  }

  @Override
  public void await(Duration length) throws HostFailure {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new HostFailure("Waiting was interrupted.", stopped);
    }
  }

  private boolean systemdRuns() throws HostFailure {
    return Files.isDirectory(root.follow("/run/systemd/system"));
  }
}
