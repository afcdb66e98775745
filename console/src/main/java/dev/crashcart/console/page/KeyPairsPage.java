package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.SshSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The key pairs with which this machine signs in elsewhere. */
final class KeyPairsPage implements Page {
  private static final String ENTER = "enter";
  private static final String NEW = "new";
  private static final String IMPORT = "import";
  private static final String REMOVE = "remove";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    SshSettings ssh = Draft.kept().settings(desk).ssh();
    return new View.Table(
        "Key pairs",
        "",
        List.of("Name", "Key", "Used by", "Fingerprint"),
        ssh.keyPairs().values().stream().map(pair -> row(pair, ssh)).toList(),
        desk.status().isPresent()
            ? "There is no key pair yet: n makes one, i imports one."
            : StatusLines.LOOKING,
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "show"),
            KeyHint.of(NEW, 'n', "new"),
            KeyHint.of(IMPORT, 'i', "import"),
            KeyHint.of(REMOVE, 'd', "delete")));
  }

  private static Row row(KeyPair pair, SshSettings ssh) {
    Optional<PublicKeyLine> key = pair.publicKey();
    String users = users(ssh, pair.name());
    return new Row(
        pair.name().value(),
        List.of(
            pair.name().value(),
            key.map(HostKeyWords::kind).orElse("-"),
            users.isEmpty() ? "-" : users,
            key.map(PublicKeyLine::fingerprint).orElse("-")),
        key.map(it -> it.fingerprint() + " " + it.comment()).orElse(""));
  }

  /** The names of the connections that use it. */
  static String users(SshSettings ssh, SshName name) {
    return ssh.usersOf(name).stream()
        .map(Connection::name)
        .map(SshName::value)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(NEW)) {
      return kept.open(NEW, NewPairPage::new);
    }
    if (answer.choice().equals(IMPORT)) {
      return Places.looking(
          desk, mounted -> kept.open(IMPORT + mounted, () -> new ImportPairPage(mounted)));
    }
    if (answer.row().isEmpty()) {
      return Next.stay();
    }
    SshName name = new SshName(answer.row().get());
    return answer.choice().equals(REMOVE) ? remove(name).begin(desk) : PairPage.opening(name, desk);
  }

  /** Refused by the counter while a connection uses it. */
  static Errand remove(SshName name) {
    return Errand.of(
        "delete the key pair " + name,
        "crashcart key-pair remove " + name,
        (appliance, consent) -> appliance.sshDesk().keyPairs().planRemoveKeyPair(name, consent));
  }
}
