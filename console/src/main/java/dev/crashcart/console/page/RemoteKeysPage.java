package dev.crashcart.console.page;

import dev.crashcart.console.page.ConnectionChange.Ready;
import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.HostKeyComparison.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The host keys another machine shows beside those accepted before, to be compared by a person.
 * Nothing is accepted silently, and a changed key not without the alarm.
 */
final class RemoteKeysPage implements Page {
  private static final String ENTER = "enter";
  private static final String TICK = "tick";
  private static final String ONCE_MORE = "once-more";
  private static final String WITHOUT = "without";

  private final ConnectionChange change;
  private final Ready ready;
  private final boolean alarmSeen;

  /** Written by the worker, read by the screen. */
  private volatile Stage stage = Stage.BEFORE;

  private volatile List<HostKeyComparison.Row> rows = List.of();
  private volatile String failure = "";

  /** Whether keys that are not known yet need the alarm's consent. */
  private volatile boolean alarming;

  /** The fingerprints of the keys that are ticked. */
  private final Set<String> ticked = ConcurrentHashMap.newKeySet();

  private enum Stage {
    BEFORE,
    ASKING,
    FAILED,
    FOUND
  }

  /**
   * The page of one connection.
   *
   * @param alarmSeen whether the operator comes from the alarm, which need not come again
   */
  RemoteKeysPage(ConnectionChange change, Ready ready, boolean alarmSeen) {
    this.change = change;
    this.ready = ready;
    this.alarmSeen = alarmSeen;
  }

  @Override
  public View view(Desk desk) {
    return stage == Stage.FOUND ? found() : waiting();
  }

  private String title() {
    return "Host keys of " + change.name() + " (" + ready.connection().host().orElse("") + ")";
  }

  private View waiting() {
    Lines lines = new Lines();
    change.notes().forEach(lines::words);
    boolean failed = stage == Stage.FAILED;
    lines.words(
        failed
            ? failure
            : "The other machine is asked for its host keys, by which it proves that it is the"
                + " one.");
    if (failed) {
      lines.words("Esc goes back to what you typed.");
    }
    return new View.Text(
        title(),
        failed ? Tone.BAD : Tone.PLAIN,
        lines.all(),
        Optional.of(failed ? "Once more" : "Ask it"),
        failed && saving()
            ? List.of(KeyHint.of(WITHOUT, 'k', "keep it without host keys"))
            : List.of());
  }

  private boolean saving() {
    return !change.edits().isEmpty();
  }

  private View found() {
    return new View.Table(
        title(),
        "Compare each with the machine's own.",
        List.of("Accept", "Key", "State", "Fingerprint"),
        rows.stream().map(this::row).toList(),
        "It showed no host key.",
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "accept the ticked"),
            KeyHint.of(TICK, ' ', "tick"),
            KeyHint.of(HostKeyWords.ART, 'r', "random art"),
            KeyHint.of(ONCE_MORE, 'o', "once more")));
  }

  private Row row(HostKeyComparison.Row row) {
    PublicKeyLine key = row.key();
    return new Row(
        key.fingerprint(),
        List.of(
            ticked.contains(key.fingerprint()) ? "[x]" : "[ ]",
            HostKeyWords.kind(key),
            HostKeyWords.state(row.state()),
            key.fingerprint()),
        HostKeyWords.help(row));
  }

  @Override
  public Next begin(Desk desk) {
    return stage == Stage.BEFORE ? ask(desk) : Next.stay();
  }

  private Next ask(Desk desk) {
    stage = Stage.ASKING;
    return new Next.Follow(
        "Asking " + ready.connection().host().orElse("it") + " for its host keys… Esc stops it.",
        pulse -> asked(pulse, desk));
  }

  private Next asked(Next.Pulse pulse, Desk desk) {
    try {
      List<PublicKeyLine> shown =
          change.tries().reach(desk).discover(ready.connection(), pulse::stopped);
      if (pulse.stopped()) {
        return failed("It was stopped before all keys were found.");
      }
      HostKeyComparison comparison = HostKeyComparison.of(ready.connection().hostKeys(), shown);
      rows = comparison.rows();
      alarming = comparison.isAlarming();
      ticked.clear();
      rows.stream()
          .filter(row -> !isAlarming(row))
          .forEach(row -> ticked.add(row.key().fingerprint()));
      stage = Stage.FOUND;
      return alarming && !alarmSeen ? alarm() : Next.stay();
    } catch (HostFailure unreachable) {
      return failed(unreachable.getMessage());
    }
  }

  private Next failed(String why) {
    failure = why;
    stage = Stage.FAILED;
    return Next.stay();
  }

  private Next alarm() {
    return Next.open(new AlarmPage(ready, rows, this::confirm));
  }

  /** Where one key has changed, a new one of another type proves nothing either. */
  private boolean isAlarming(HostKeyComparison.Row row) {
    return alarming && (row.state() == State.CHANGED || row.state() == State.NEW);
  }

  private Page confirm() {
    return new AcceptChangedPage(change.name(), this::confirmed);
  }

  private void confirmed() {
    rows.stream().filter(this::isAlarming).forEach(it -> ticked.add(it.key().fingerprint()));
    alarming = false;
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (stage != Stage.FOUND || answer.choice().equals(ONCE_MORE)) {
      return answer.choice().equals(WITHOUT) ? change.planned(desk, ready, false) : ask(desk);
    }
    Optional<HostKeyComparison.Row> row =
        rows.stream()
            .filter(it -> answer.row().equals(Optional.of(it.key().fingerprint())))
            .findFirst();
    if (answer.choice().equals(TICK)) {
      return row.map(this::tick).orElseGet(Next::stay);
    }
    if (answer.choice().equals(HostKeyWords.ART)) {
      return row.map(HostKeyWords::art).orElseGet(Next::stay);
    }
    return accept(desk);
  }

  private Next tick(HostKeyComparison.Row row) {
    String fingerprint = row.key().fingerprint();
    if (ticked.remove(fingerprint)) {
      return Next.stay();
    }
    if (isAlarming(row)) {
      return Next.open(confirm());
    }
    ticked.add(fingerprint);
    return Next.stay();
  }

  private Next accept(Desk desk) {
    List<PublicKeyLine> accepted = new ArrayList<>();
    for (HostKeyComparison.Row row : rows) {
      if (ticked.contains(row.key().fingerprint())) {
        accepted.add(row.key());
      }
    }
    if (accepted.isEmpty()) {
      return new Next.Tell("None is ticked. Space ticks the one under the cursor.");
    }
    ConnectionChange with = change.accepting(accepted);
    return with.open(desk, next -> new ConnectionTestPage(with, next, true));
  }
}
