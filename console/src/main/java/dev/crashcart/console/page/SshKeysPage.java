package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.console.page.View.Mark;
import dev.crashcart.console.page.View.StatusLine;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Our key pairs, and the connections to other machines that they open. */
final class SshKeysPage implements Page {
  private static final String CONNECTIONS = "connections";
  private static final String KEY_PAIRS = "key-pairs";

  private final Tries tries;
  private final Kept kept = new Kept();

  SshKeysPage() {
    this(Reach::of);
  }

  /** Pages that reach other machines by this. */
  SshKeysPage(Function<Desk, Reach> reach) {
    this.tries = new Tries(reach);
  }

  @Override
  public View view(Desk desk) {
    SshSettings ssh = Draft.kept().settings(desk).ssh();
    List<StatusLine> status = new ArrayList<>();
    status.add(
        new StatusLine(
            Mark.PLAIN,
            "Key pairs",
            ssh.keyPairs().isEmpty()
                ? "none"
                : ssh.keyPairs().keySet().stream()
                    .map(SshName::value)
                    .collect(Collectors.joining(", "))));
    if (ssh.connections().isEmpty()) {
      status.add(new StatusLine(Mark.PLAIN, "Connections", "none"));
    }
    ssh.connections().values().forEach(it -> status.add(line(it)));
    return new View.Menu(
        "SSH keys and connections",
        "",
        status,
        List.of(
            Item.of(
                CONNECTIONS,
                '1',
                "Connections",
                "Other machines this one signs in to: add, test, change."),
            Item.of(
                KEY_PAIRS,
                '2',
                "Key pairs",
                "The keys it signs in with: make, import, show, export.")));
  }

  private StatusLine line(Connection connection) {
    return new StatusLine(
        tries
            .last(connection.name())
            .map(it -> it.report().works() ? Mark.GOOD : Mark.WARNING)
            .orElse(Mark.PLAIN),
        connection.name().value(),
        ConnectionsPage.where(connection)
            + (connection.hostKeys().isEmpty() ? ", no host key accepted" : "")
            + tries.last(connection.name()).map(it -> ", " + it.words()).orElse(""));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(CONNECTIONS)
        ? kept.open(CONNECTIONS, () -> new ConnectionsPage(tries))
        : kept.open(KEY_PAIRS, KeyPairsPage::new);
  }
}
