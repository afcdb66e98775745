package dev.crashcart.core.store;

import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The settings on disk. Every write is atomic and synced; all files are 0600, their folders 0700. A
 * process may die between any two writes: what counts afterwards is what each method promises.
 *
 * <p>It takes no lock: whoever writes holds that of the {@code Appliance}; reading needs none.
 */
public final class Store {
  public static final String CONFIG = "/etc/crashcart/config.yaml";
  public static final String STATE = "/var/lib/crashcart";

  private final PrivateFiles files;
  private final History history;
  private final TrialFiles trial;
  private final RejectedFiles rejected;

  public Store(Host host) {
    this.files = new PrivateFiles(host);
    this.history = new History(host);
    this.trial = new TrialFiles(files);
    this.rejected = new RejectedFiles(files);
  }

  /** The kept file as it stands, or nothing; somebody may have edited it. */
  public Optional<byte[]> config() throws HostFailure {
    return files.read(CONFIG);
  }

  /**
   * Whether nothing waits for an operator, as far as a glance can tell that parses nothing: the
   * kept file chooses how people sign in and closes no console, and nothing is on trial or went
   * back.
   */
  public boolean calm() throws HostFailure {
    String text = config().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).orElse("");
    return text.contains("method:")
        && !text.contains("access:")
        && files.read(TrialFiles.META).isEmpty()
        && files.read(RejectedFiles.META).isEmpty();
  }

  /** Puts the kept file in place. */
  public void writeConfig(String text) throws HostFailure {
    files.write(CONFIG, text.getBytes(StandardCharsets.UTF_8));
  }

  /** All generations that are complete, oldest first. */
  public List<Generation> history() throws HostFailure {
    return history.all();
  }

  /** The newest complete generation; reads no older ones. */
  public Optional<Generation> newest() throws HostFailure {
    return history.newest();
  }

  /** One generation; nothing when there is none of this number or it is damaged. */
  public Optional<Generation> generation(int number) throws HostFailure {
    return history.generation(number);
  }

  /** The number of the next generation: one more than any file of the history ever had. */
  public int nextNumber() throws HostFailure {
    return history.nextNumber();
  }

  /** A sentence for each generation that was written but cannot be read any more. */
  public List<String> damage() throws HostFailure {
    return history.damage(Integer.MAX_VALUE);
  }

  /** The same of the newest generations alone: all of a long history take their time. */
  public List<String> damage(int newest) throws HostFailure {
    return history.damage(newest);
  }

  /**
   * Writes a generation: text first, then its meta, whose rename is the moment it counts. Writing
   * the same one again changes nothing; another one under a number that counts is refused.
   */
  public void add(Generation generation) throws HostFailure {
    history.add(generation);
  }

  /**
   * What is being applied or on trial.
   *
   * @throws HostFailure also when there is one but its notes are damaged; {@link #wayBack} may
   *     still be whole then
   */
  public Optional<Trial> trial() throws HostFailure {
    return trial.read();
  }

  /**
   * The way back of what is being applied or on trial, in the order it was written; empty when
   * nothing is.
   *
   * @throws HostFailure also when any part of it is damaged: then nothing of it may be used
   */
  public List<WayBack> wayBack() throws HostFailure {
    return trial.wayBack();
  }

  /** The commands of the way back; see {@link #wayBack}. */
  public List<List<String>> wayBackCommands() throws HostFailure {
    return trial.wayBackCommands();
  }

  /**
   * Writes the way back, then the trial, whose rename is the moment it counts. Refused while
   * another one counts.
   */
  public void begin(Trial trial, List<WayBack> wayBack) throws HostFailure {
    begin(trial, wayBack, List.of());
  }

  /** The same with the commands that are run, in this order, when everything is back. */
  public void begin(Trial trial, List<WayBack> wayBack, List<List<String>> commands)
      throws HostFailure {
    this.trial.begin(trial, wayBack, commands);
  }

  /** Replaces the trial's facts (its deadline); its text and the way back stay. */
  public void update(Trial trial) throws HostFailure {
    this.trial.update(trial);
  }

  /** The trial is over: its files go, the trial's own first, which is the moment it counts. */
  public void end() throws HostFailure {
    trial.end();
  }

  /**
   * What was rejected last: the trial that went back, and why, until {@link #forgetRejected}.
   *
   * @throws HostFailure also when its files are damaged
   */
  public Optional<Rejected> rejected() throws HostFailure {
    return rejected.read();
  }

  /** Remembers what went back, instead of what did before. */
  public void reject(Rejected rejected) throws HostFailure {
    this.rejected.write(rejected);
  }

  /** The operator has read it. */
  public void forgetRejected() throws HostFailure {
    rejected.remove();
  }

  /**
   * Removes what processes that died left behind and what does not count. Only under the lock of
   * the {@code Appliance}: an unfinished write of a living process looks the same.
   */
  public void cleanUp() throws HostFailure {
    files.removeLeftovers(CONFIG);
    history.removeLeftovers();
    trial.cleanUp();
    rejected.cleanUp();
  }
}
