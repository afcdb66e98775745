package dev.crashcart.console.screen;

import dev.crashcart.core.host.CommandResult;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A host behind which there is nothing: every use of it is a failure. */
final class NoMachine implements Host {
  @Override
  public Kind kind() {
    return Kind.SIMULATED;
  }

  @Override
  public String description() {
    return "no machine";
  }

  @Override
  public Optional<byte[]> read(String path) throws HostFailure {
    throw nothing();
  }

  @Override
  public Optional<FileFacts> facts(String path) throws HostFailure {
    throw nothing();
  }

  @Override
  public List<String> names(String folder) throws HostFailure {
    throw nothing();
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts) throws HostFailure {
    throw nothing();
  }

  @Override
  public void write(String path, byte[] content, FileFacts facts, List<String> check)
      throws HostFailure {
    throw nothing();
  }

  @Override
  public void append(String path, byte[] content, int mode) throws HostFailure {
    throw nothing();
  }

  @Override
  public void makeFolder(String path, FileFacts facts) throws HostFailure {
    throw nothing();
  }

  @Override
  public void remove(String path) throws HostFailure {
    throw nothing();
  }

  @Override
  public void removeLeftovers(String path) throws HostFailure {
    throw nothing();
  }

  @Override
  public CommandResult run(List<String> command, byte[] input, Duration limit) throws HostFailure {
    throw nothing();
  }

  @Override
  public boolean hasCommand(String name) throws HostFailure {
    throw nothing();
  }

  @Override
  public Optional<Lock> lock(String path, String holder, Duration patience) throws HostFailure {
    throw nothing();
  }

  @Override
  public Instant now() {
    return TestClock.START;
  }

  @Override
  public String bootId() throws HostFailure {
    throw nothing();
  }

  @Override
  public Watch watch(List<String> paths, Runnable changed) throws HostFailure {
    throw nothing();
  }

  @Override
  public void disarmGoingBack() throws HostFailure {
    throw nothing();
  }

  @Override
  public void await(Duration length) throws HostFailure {
    throw nothing();
  }

  @Override
  public void armGoingBack(Instant deadline) throws HostFailure {
    throw nothing();
  }

  private static HostFailure nothing() {
    return new HostFailure("there is no machine behind this test");
  }
}
