package dev.crashcart.core.store;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Optional;

/**
 * The settings on disk. Every write is atomic and synced; all files are 0600, their folders 0700.
 */
public final class Store {
  public static final String CONFIG = "/etc/crashcart/config.yaml";
  public static final String STATE = "/var/lib/crashcart";

  private final Host host;

  public Store(Host host) {
    this.host = host;
  }

  /** The kept file as it stands, or nothing; somebody may have edited it. */
  public Optional<byte[]> config() throws HostFailure {
    return host.read(CONFIG);
  }

  /** Puts the kept file in place. */
  public void writeConfig(String text) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** All generations that are complete, oldest first. */
  public List<Generation> history() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The newest complete generation. */
  public Optional<Generation> newest() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** One generation. */
  public Optional<Generation> generation(int number) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Writes a generation: text first, then its meta, whose rename is the moment it counts. */
  public void add(Generation generation) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** What is being applied or on trial. */
  public Optional<Trial> trial() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The way back of what is being applied or on trial, in the order it was written. */
  public List<WayBack> wayBack() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Writes the way back, then the trial, whose rename is the moment it counts. */
  public void begin(Trial trial, List<WayBack> wayBack) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Replaces the trial's facts (its deadline); the way back stays. */
  public void update(Trial trial) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The trial is over: its files go, the trial's own first. */
  public void end() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** What was rejected last: the trial that went back, and why, until {@link #forgetRejected}. */
  public Optional<Rejected> rejected() throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** Remembers what went back. */
  public void reject(Rejected rejected) throws HostFailure {
    throw new UnsupportedOperationException();
  }

  /** The operator has read it. */
  public void forgetRejected() throws HostFailure {
    throw new UnsupportedOperationException();
  }
}
