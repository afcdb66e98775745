package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Line;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.hostkey.RandomArt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One key pair: its public key to be copied to other machines, never the private one.
 *
 * @param line its public key
 */
record PairPage(SshName name, PublicKeyLine line) implements Page {
  private static final String EXPORT = "export";
  private static final String REMOVE = "remove";

  /** Opens it; a public key that is not written is made of the private one. */
  static Next opening(SshName name, Desk desk) {
    return Next.look(
        "Looking at the key…",
        () -> {
          Checked<PublicKeyLine> found = desk.appliance().sshDesk().keyPairs().publicLine(name);
          return Next.open(
              found
                  .findValue()
                  .<Page>map(line -> new PairPage(name, line))
                  .orElseGet(() -> new ProblemsPage(found.problems())));
        });
  }

  @Override
  public View view(Desk desk) {
    String users = KeyPairsPage.users(Draft.kept().settings(desk).ssh(), name);
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.words(
            HostKeyWords.kind(line)
                + ", "
                + (users.isEmpty() ? "used by no connection." : "used by " + users + ".")));
    lines.addAll(line(line));
    List<String> under = new ArrayList<>(List.of(line.fingerprint()));
    under.addAll(RandomArt.of(line));
    lines.addAll(new Lines().list("Fingerprint", under).all());
    return new View.Text(
        "Key pair " + name,
        Tone.PLAIN,
        lines,
        Optional.empty(),
        List.of(KeyHint.of(EXPORT, 'x', "export to a stick"), KeyHint.of(REMOVE, 'd', "delete")));
  }

  /** The line to be copied. */
  static List<Line> line(PublicKeyLine line) {
    return List.of(
        Line.words("For ~/.ssh/authorized_keys on the other machine, as one line:"),
        Line.words(""),
        Line.verbatim(line.toString()));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case EXPORT -> ExportPairPage.opening(name, desk);
      case REMOVE -> KeyPairsPage.remove(name).begin(desk);
      default -> Next.back();
    };
  }
}
