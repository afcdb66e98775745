package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import java.util.List;
import java.util.Optional;

/** The connections to other machines, and how the last test of each ended. */
final class ConnectionsPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String TEST = "test";
  private static final String HOST_KEYS = "host-keys";
  private static final String REMOVE = "remove";

  private final Tries tries;
  private final Kept kept = new Kept();

  ConnectionsPage(Tries tries) {
    this.tries = tries;
  }

  /** Whom it signs in as, and where: {@code root@192.168.40.6:22}. */
  static String where(Connection connection) {
    String host = connection.host().orElse("(no host)");
    return connection.username()
        + "@"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + connection.port();
  }

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "Connections to other machines",
        "",
        List.of("Name", "Where", "Key pair", "Host keys", "Last test"),
        Draft.kept().settings(desk).ssh().connections().values().stream().map(this::row).toList(),
        desk.status().isPresent() ? "There is no connection yet; n adds one." : StatusLines.LOOKING,
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "open"),
            KeyHint.of(NEW, 'n', "new"),
            KeyHint.of(TEST, 't', "test"),
            KeyHint.of(HOST_KEYS, 'h', "host keys"),
            KeyHint.of(REMOVE, 'd', "delete")));
  }

  private Row row(Connection connection) {
    Optional<Tries.Last> last = tries.last(connection.name());
    return new Row(
        connection.name().value(),
        List.of(
            connection.name().value(),
            where(connection),
            connection.keyPair().map(SshName::value).orElse("-"),
            connection.hostKeys().isEmpty()
                ? "none yet"
                : connection.hostKeys().size() + " accepted",
            last.map(Tries.Last::words).orElse("-")),
        last.flatMap(it -> it.report().failure())
            .map(stage -> (stage.sentence() + " " + stage.whatToDo()).strip())
            .orElse(""));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(NEW)) {
      return kept.open(NEW, () -> new ConnectionFormPage(tries, Optional.empty()));
    }
    if (answer.row().isEmpty()) {
      return Next.stay();
    }
    SshName name = new SshName(answer.row().get());
    ConnectionChange none = ConnectionChange.none(tries, name);
    return switch (answer.choice()) {
      case TEST -> none.open(desk, ready -> new ConnectionTestPage(none, ready, false));
      case HOST_KEYS -> none.open(desk, ready -> new RemoteKeysPage(none, ready, false));
      case REMOVE -> remove(name).begin(desk);
      default ->
          kept.open("connection " + name, () -> new ConnectionFormPage(tries, Optional.of(name)));
    };
  }

  private static Errand remove(SshName name) {
    return Errand.of(
        "delete the connection " + name,
        "crashcart connection remove " + name,
        (appliance, consent) ->
            appliance.plan(
                new SettingEdits()
                    .unset(ConnectionChange.key(name))
                    .on(appliance.current().toInput()),
                consent));
  }
}
