package dev.crashcart.core.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine while it starts: no service runs yet, so that those count as active that will start.
 * Its commands together take at most the time given, for the whole machine waits for them.
 */
public final class StartingHost implements Host {
  private static final String IS_ACTIVE = "is-active";

  private final Host host;
  private final Instant end;

  /** As of now. */
  public StartingHost(Host host, Duration most) {
    this.host = host;
    this.end = host.now().plus(most);
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    Duration left = left();
    if (left.isZero()) {
      throw new HostFailure(
          "There was no time for "
              + command.get(0)
              + " while the machine starts; look at the menu once it is up.");
    }
    Duration most = left.compareTo(limit) < 0 ? left : limit;
    boolean asksWhatRuns =
        command.get(0).equals("systemctl") && command.size() > 2 && command.contains(IS_ACTIVE);
    return asksWhatRuns ? willRun(command, input, most) : host.run(command, input, most);
  }

  private Duration left() {
    Duration left = Duration.between(host.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** {@code systemctl is-active} in the words of {@code is-enabled}. */
  private CommandResult willRun(List<String> command, byte[] input, Duration limit)
      throws HostFailure {
    List<String> asked = new ArrayList<>(command);
    asked.set(asked.indexOf(IS_ACTIVE), "is-enabled");
    StringBuilder words = new StringBuilder();
    boolean any = false;
    for (String word : host.run(asked, input, limit).output().lines().toList()) {
      boolean starts = word.strip().matches("enabled|enabled-runtime|alias|linked|generated");
      any |= starts;
      words.append(starts ? "active\n" : "inactive\n");
    }
    return new CommandResult(any ? 0 : 3, words.toString(), "");
  }

  @Override
  public void await(Duration length) throws HostFailure {
    Duration left = left();
    host.await(left.compareTo(length) < 0 ? left : length);
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
  public void write(String path, byte[] content, FileFacts facts) throws HostFailure {
    host.write(path, content, facts);
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts, List<String> check)
      throws HostFailure {
    host.write(path, content, facts, check);
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    host.append(path, content, mode);
  }

  @Override
  public void makeFolder(String path, FileFacts facts) throws HostFailure {
    host.makeFolder(path, facts);
  }

  @Override
  public void remove(String path) throws HostFailure {
    host.remove(path);
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    host.removeLeftovers(path);
  }

  @Override
  public boolean hasCommand(String name) throws HostFailure {
    return host.hasCommand(name);
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) throws HostFailure {
    Duration left = left();
    return host.lock(path, holder, left.compareTo(patience) < 0 ? left : patience);
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

  @Override
  public void armGoingBack(Instant deadline) throws HostFailure {
    host.armGoingBack(deadline);
  }

  @Override
  public void disarmGoingBack() throws HostFailure {
    host.disarmGoingBack();
  }
}
