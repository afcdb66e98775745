package dev.crashcart.console.page;

import dev.crashcart.console.page.ConnectionChange.Ready;
import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Line;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.client.Ending;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.StageResult;
import dev.crashcart.core.ssh.client.TestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The try at a connection: each stage as soon as it is through, and what can be done then. */
final class ConnectionTestPage implements Page {
  private static final String ONCE_MORE = "once-more";
  private static final String INSTALL = "install";
  private static final String PUBLIC = "public";
  private static final String HOST_KEYS = "host-keys";
  private static final String KEEP = "keep";
  private static final String EDIT = "edit";

  private final ConnectionChange change;
  private final Ready ready;
  private final boolean saving;

  /** Written by the worker, read by the screen. */
  private final List<StageResult> results = new CopyOnWriteArrayList<>();

  private volatile Optional<TestReport> report = Optional.empty();
  private volatile boolean begun;
  private volatile String note = "";

  /**
   * The page of one connection.
   *
   * @param saving whether it is kept afterwards, or was kept before
   */
  ConnectionTestPage(ConnectionChange change, Ready ready, boolean saving) {
    this.change = change;
    this.ready = ready;
    this.saving = saving;
  }

  @Override
  public View view(Desk desk) {
    List<Line> lines = new ArrayList<>();
    if (report.isEmpty()) {
      change.notes().forEach(words -> lines.add(Line.words(words)));
      lines.add(Line.words("Signs in as " + ready.where() + " with the key pair " + pair() + "."));
    } else {
      if (!note.isEmpty()) {
        lines.add(Line.words(note));
      }
      lines.add(Line.words(summary(report.get())));
    }
    lines.add(Line.words(""));
    lines.addAll(StageLines.of(results));
    return new View.Text(
        (saving ? "Trying " : "Test of ") + change.name(),
        report.map(it -> it.works() ? Tone.GOOD : Tone.BAD).orElse(Tone.PLAIN),
        lines,
        Optional.of(button()),
        report.map(this::keys).orElse(List.of()));
  }

  private String pair() {
    return ready.pair().name().value();
  }

  private boolean works() {
    return report.map(TestReport::works).orElse(false);
  }

  private String button() {
    return saving && works() ? "Save" : begun ? "Once more" : "Start";
  }

  private String summary(TestReport done) {
    return switch (done.ending()) {
      case WORKS -> saving ? "It works. Save keeps it." : "It works.";
      case HOST_KEY_UNKNOWN ->
          "None of its host keys was accepted yet: look at them with h, compare, accept.";
      case HOST_KEY_CHANGED -> "ITS HOST KEY HAS CHANGED. Nothing was sent there.";
      case CIPHER_REFUSED -> "The other machine does not take this cipher.";
      case KEY_REFUSED ->
          "The key pair "
              + pair()
              + " does not open "
              + ready.connection().username()
              + " there. With that account's password its public key can be put there: i.";
      case NO_COMMANDS -> "It signs in, but no command runs there.";
      case STOPPED -> "It was stopped.";
      case FAILED -> "It does not work yet.";
    };
  }

  private List<KeyHint> keys(TestReport done) {
    List<KeyHint> keys = new ArrayList<>();
    if (done.ending() == Ending.KEY_REFUSED) {
      keys.add(KeyHint.of(INSTALL, 'i', "install the key"));
      keys.add(KeyHint.of(PUBLIC, 'p', "public key"));
    }
    if (done.ending() == Ending.HOST_KEY_UNKNOWN || done.ending() == Ending.HOST_KEY_CHANGED) {
      keys.add(KeyHint.of(HOST_KEYS, 'h', "host keys"));
    }
    if (saving && done.works()) {
      keys.add(KeyHint.of(ONCE_MORE, 'o', "once more"));
    } else if (saving) {
      keys.add(KeyHint.of(KEEP, 'k', "keep anyway"));
      keys.add(KeyHint.of(EDIT, 'e', "edit"));
    }
    return keys;
  }

  @Override
  public Next begin(Desk desk) {
    return begun ? Next.stay() : run(desk);
  }

  /** Begins anew when it is next led to, after something was done about the failure. */
  void again(String words) {
    note = words;
    begun = false;
  }

  private Next run(Desk desk) {
    results.clear();
    report = Optional.empty();
    begun = true;
    return new Next.Follow(
        "Trying " + ready.where() + "… Esc stops it.", pulse -> tried(pulse, desk));
  }

  private Next tried(Next.Pulse pulse, Desk desk) throws HostFailure {
    TestReport done =
        change
            .tries()
            .reach(desk)
            .test(
                ready.connection(),
                ready.pair(),
                result -> {
                  results.add(result);
                  pulse.beat();
                },
                pulse::stopped);
    report = Optional.of(done);
    change.tries().note(change.name(), desk.appliance().now(), done);
    return done.ending() == Ending.HOST_KEY_CHANGED ? alarm(done) : Next.stay();
  }

  private Next alarm(TestReport done) {
    HostKeyComparison comparison =
        HostKeyComparison.of(
            ready.connection().hostKeys(), done.shown().map(List::of).orElse(List.of()));
    return Next.open(
        new AlarmPage(ready, comparison.rows(), () -> new RemoteKeysPage(change, ready, true)));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case INSTALL -> Next.open(new InstallKeyPage(change, ready, this));
      case HOST_KEYS ->
          Next.open(
              new RemoteKeysPage(
                  change,
                  ready,
                  report.map(it -> it.ending() == Ending.HOST_KEY_CHANGED).orElse(false)));
      case KEEP -> change.planned(desk, ready, false);
      case PUBLIC -> publicKey();
      case EDIT -> Next.back();
      case ONCE_MORE -> run(desk);
      default -> saving && works() ? change.planned(desk, ready, true) : run(desk);
    };
  }

  /** To be put there by hand, before it is kept too. */
  private Next publicKey() {
    return ready
        .pair()
        .publicKey()
        .<Next>map(line -> Next.open(TextPage.of("Public key of " + pair(), PairPage.line(line))))
        .orElseGet(() -> new Next.Tell("Look at it in the list of key pairs."));
  }
}
