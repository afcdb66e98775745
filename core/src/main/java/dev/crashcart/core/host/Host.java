package dev.crashcart.core.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The machine, or a folder that stands for one: the only door to files, commands and time. Paths
 * are absolute as the machine sees them ({@code /etc/shadow}); with {@code --root DIR} they are
 * found below DIR, and no symbolic link leads out of it.
 */
public interface Host {
  /** What stands behind this door. */
  enum Kind {
    /** The running machine itself. */
    LIVE,
    /** The files of a machine that is not running: an image, a chroot, a mounted disk. */
    OFFLINE,
    /** A pretend machine in a folder, with pretend commands. */
    SIMULATED
  }

  Kind kind();

  /**
   * One sentence for the operator: "this machine", "the system in /mnt", "a simulated appliance in
   * DIR".
   */
  String description();

  /** Whether commands of a running system can be run (LIVE and SIMULATED). */
  default boolean runsCommands() {
    return kind() != Kind.OFFLINE;
  }

  /** The content of a file, or nothing when there is none; at most 16 MiB. */
  Optional<byte[]> read(String path) throws HostFailure;

  /** What the system knows of a file or folder (a link at the end is followed), or nothing. */
  Optional<FileFacts> facts(String path) throws HostFailure;

  /**
   * Where the symbolic link at this path itself leads, as it is written in it; nothing when there
   * is no link. Hosts that have no links need not know it.
   */
  default Optional<String> link(String path) throws HostFailure {
    return Optional.empty();
  }

  /**
   * The names in a folder, sorted, without those of unfinished writes; empty when there is no such
   * folder.
   */
  List<String> names(String folder) throws HostFailure;

  /**
   * Puts a file in place atomically: written beside it, its mode and owner set, synced, renamed,
   * the folder synced. A reader sees the old content or the new one, whatever dies in between.
   * Missing parent folders are made with mode 0755 (0700 below {@code /etc/crashcart}, {@code
   * /var/lib/crashcart}). A symbolic link at {@code path} is followed, its target replaced. Access
   * lists and extended attributes of the old file are not carried over; SELinux labels are left to
   * the distribution (file transitions, restorecon(8)). Two processes that may write the same file
   * hold a {@link #lock}.
   */
  void write(String path, byte[] content, FileFacts facts) throws HostFailure;

  /**
   * As {@link #write(String, byte[], FileFacts)}, but a check command sees the content before it is
   * in place: {@code check} with {@code {}} standing for the path of the unfinished file. Refused
   * when it exits other than 0. Without running commands (OFFLINE) the check is left out.
   */
  void write(String path, byte[] content, FileFacts facts, List<String> check) throws HostFailure;

  /** Adds to the end of a file and syncs it; the file is made with this mode when missing. */
  void append(String path, byte[] content, int mode) throws HostFailure;

  /**
   * Makes a folder (parents must exist or are made 0755), or sets mode and owner of an existing
   * one.
   */
  void makeFolder(String path, FileFacts facts) throws HostFailure;

  /**
   * Removes a file or an empty folder; nothing happens when there is none. A symbolic link is
   * removed itself, not what it points to.
   */
  void remove(String path) throws HostFailure;

  /** Removes what unfinished writes to this path left behind when their process died. */
  void removeLeftovers(String path) throws HostFailure;

  /**
   * Runs a program with an argument vector (no shell) and waits for it.
   *
   * <p>The environment holds PATH, LANG and LC_ALL and nothing else; the working folder is the
   * root.
   *
   * @param command the program's name, looked for in the system's usual folders, or its path; then
   *     its arguments
   * @param input given on its standard input; may hold secrets, arguments never do. The array is
   *     overwritten with zeros before this returns
   * @throws HostFailure when it cannot be started, exceeds the limit (it is killed), or {@link
   *     #runsCommands()} is false
   */
  CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure;

  /** Whether a program of this name is found in the system's usual folders. */
  boolean hasCommand(String name) throws HostFailure;

  /**
   * Takes an exclusive lock on a file (POSIX fcntl, as lckpwdf(3) does on /etc/.pwd.lock), waiting
   * at most {@code patience}. The lock goes with the process, however it ends.
   *
   * @param holder who it is, for others to read in the file {@code path.holder} beside it, which
   *     goes when the lock is released; not written when empty. It outlives a holder that was
   *     killed, so it means something only while the lock cannot be had. (In the locked file itself
   *     it could not be read: a process that closes any descriptor of it loses its lock.)
   * @return nothing when somebody else holds it
   */
  Optional<Lock> lock(String path, String holder, Duration patience) throws HostFailure;

  /** The wall clock. */
  Instant now();

  /** The identifier of this boot: two moments with different ones have a restart between them. */
  String bootId() throws HostFailure;

  /**
   * Calls back, on a thread of its own, soon after one of these files or, for the path {@code
   * "network"}, a link or address has changed; several changes within 200 ms make one call. Costs
   * nothing while nothing happens.
   */
  Watch watch(List<String> paths, Runnable changed) throws HostFailure;

  /**
   * Starts {@code crashcart back --if-due} for this same root so that it goes off at the given
   * moment, whatever becomes of this process.
   */
  void armGoingBack(Instant deadline) throws HostFailure;

  /** Takes back what {@link #armGoingBack} made, as far as that would be left behind. */
  void disarmGoingBack() throws HostFailure;

  /** Waits this long; a simulated machine does not, for nothing happens there by itself. */
  void await(Duration length) throws HostFailure;

  /** A held lock. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  /** A running watch. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
