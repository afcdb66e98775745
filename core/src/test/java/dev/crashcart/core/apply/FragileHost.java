package dev.crashcart.core.apply;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A host whose nth touch of the machine fails once, or after which its process is dead. */
final class FragileHost implements Host {
  /** The end of the process: no code of the program runs after it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Host host;
  private int touches;
  private int failAt;
  private int dieAt;
  private boolean failed;
  private boolean dead;
  private Optional<Instant> armed = Optional.empty();

  FragileHost(Host host) {
    this.host = host;
  }

  /** The nth touch from now fails. */
  void failAt(int nth) {
    touches = 0;
    failed = false;
    failAt = nth;
  }

  /** The process dies at the nth touch from now: before it, or with it done. */
  void dieAt(int nth) {
    touches = 0;
    dieAt = nth;
  }

  /** Another process takes over. */
  void revive() {
    dead = false;
    dieAt = 0;
    failAt = 0;
  }

  boolean failed() {
    return failed;
  }

  boolean died() {
    return dead;
  }

  /** When going back was armed for. */
  Optional<Instant> armed() {
    return armed;
  }

  private interface Touch {
    void run() throws HostFailure;
  }

  private void touch(Touch touch) throws HostFailure {
    alive();
    touches++;
    if (touches == dieAt) {
      // Every other time what was asked for still reached the disk.
      if (dieAt % 2 == 0) {
        touch.run();
      }
      dead = true;
      throw new Died();
    }
    if (touches == failAt) {
      failed = true;
      throw new HostFailure("the disk said no (touch " + touches + ").");
    }
    touch.run();
  }

  private void alive() {
    if (dead) {
      throw new Died();
    }
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts) throws HostFailure {
    touch(() -> host.write(path, content, facts));
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts, List<String> check)
      throws HostFailure {
    touch(() -> host.write(path, content, facts, check));
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    touch(() -> host.append(path, content, mode));
  }

  @Override
  public void makeFolder(String path, FileFacts facts) throws HostFailure {
    touch(() -> host.makeFolder(path, facts));
  }

  @Override
  public void remove(String path) throws HostFailure {
    touch(() -> host.remove(path));
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    alive();
    host.removeLeftovers(path);
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    alive();
    return host.run(command, input, limit);
  }

  @Override
  public void disarmGoingBack() {
    armed = Optional.empty();
  }

  @Override
  public void await(Duration length) {
    throw new AssertionError("nothing here takes time");
  }

  @Override
  public void armGoingBack(Instant deadline) {
    armed = Optional.of(deadline);
  }

  @Override
  public Kind kind() {
    return host.kind();
  }

  @Override
  public String description() {
    return host.description();
  }

  @Override
  public Optional<byte[]> read(String path) throws HostFailure {
    return host.read(path);
  }

  @Override
  public Optional<FileFacts> facts(String path) throws HostFailure {
    return host.facts(path);
  }

  @Override
  public Optional<String> link(String path) throws HostFailure {
    return host.link(path);
  }

  @Override
  public List<String> names(String folder) throws HostFailure {
    return host.names(folder);
  }

  @Override
  public boolean hasCommand(String name) throws HostFailure {
    return host.hasCommand(name);
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) throws HostFailure {
    return host.lock(path, holder, patience);
  }

  @Override
  public Instant now() {
    return host.now();
  }

  @Override
  public String bootId() throws HostFailure {
    return host.bootId();
  }

  @Override
  public Watch watch(List<String> paths, Runnable changed) throws HostFailure {
    return host.watch(paths, changed);
  }
}
