package dev.crashcart.console.page;

import dev.crashcart.console.page.ConnectionChange.Ready;
import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Line;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.client.HostKeyComparison;
import dev.crashcart.core.ssh.client.HostKeyComparison.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The alarm that another machine shows other host keys than the accepted ones. Enter, Esc and stray
 * keys accept nothing.
 *
 * @param expected the page for an operator who knows why
 */
record AlarmPage(Ready ready, List<HostKeyComparison.Row> rows, Supplier<? extends Page> expected)
    implements Page {
  private static final String EXPECTED = "expected";

  AlarmPage {
    rows = List.copyOf(rows);
  }

  @Override
  public View view(Desk desk) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.alarm(
            ready.connection().name()
                + " ("
                + ready.connection().host().orElse("")
                + ") shows another host key than the one you accepted. It may be another machine,"
                + " or somebody in between who would read all that is sent. Nothing was sent."));
    List<HostKeyComparison.Row> changed =
        rows.stream().filter(row -> row.state() == State.CHANGED).toList();
    lines.addAll(
        new Lines()
            .list("Accepted before", named(stored(changed)))
            .list("Shown now", named(shown(changed)))
            .sentences(
                "What to do",
                List.of(
                    "Ask whoever runs it whether it was installed anew or got new host keys, and"
                        + " compare the fingerprint. If nobody knows of it: accept nothing, and"
                        + " find out who answers at that address."))
            .all());
    return new View.Text(
        "HOST KEY CHANGED: " + ready.connection().name(),
        Tone.BAD,
        lines,
        Optional.of("Accept nothing"),
        List.of(KeyHint.of(EXPECTED, 'x', "it is expected")));
  }

  /** Those in whose place others came; all of them where none of their types is left. */
  private List<PublicKeyLine> stored(List<HostKeyComparison.Row> changed) {
    return (changed.isEmpty() ? rows : changed)
        .stream().flatMap(row -> row.stored().stream()).toList();
  }

  private List<PublicKeyLine> shown(List<HostKeyComparison.Row> changed) {
    return (changed.isEmpty() ? rows : changed)
        .stream().flatMap(row -> row.shown().stream()).toList();
  }

  private static List<String> named(List<PublicKeyLine> keys) {
    return keys.stream().map(HostKeyWords::named).toList();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(EXPECTED) ? new Next.Replace(expected.get()) : Next.back();
  }
}
