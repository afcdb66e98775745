package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.apply.KeyPairDesk;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.KeyPair;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.MountedPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A key pair that is brought along: as a file on a stick or disk, or pasted. */
final class ImportPairPage implements Page {
  private static final String FROM = "from";
  private static final String PASTED = "pasted here";
  private static final String FILE = "file";
  private static final String PRIVATE = "private";
  private static final String PUBLIC = "public";

  private final List<String> places;

  /** What was typed last; it decides which fields there are. */
  private final Map<String, String> typed = new LinkedHashMap<>();

  ImportPairPage(List<MountedPath> mounted) {
    List<String> all = new ArrayList<>(List.of(PASTED));
    mounted.forEach(it -> all.add(it.path()));
    all.add(Places.ELSEWHERE);
    places = List.copyOf(all);
  }

  @Override
  public View view(Desk desk) {
    String from = typed.getOrDefault(FROM, PASTED);
    List<Field> fields = new ArrayList<>();
    fields.add(Field.text(PairNames.FIELD, "Name", PairNames.HELP, ""));
    fields.add(
        Field.choice(
                FROM,
                "Private key",
                "Where it comes from. A stick that is plugged in must be mounted first.",
                PASTED,
                places)
            .shaping());
    if (from.equals(PASTED)) {
      fields.add(
          Field.secretLines(
              PRIVATE,
              "Paste it",
              "The whole text of the file, from -----BEGIN to -----END. Only its size is shown."));
    } else {
      fields.add(
          Field.text(
              FILE,
              "File",
              from.equals(Places.ELSEWHERE)
                  ? "The whole path of the private key file."
                  : "The private key file, as seen from " + from + ".",
              ""));
    }
    fields.add(
        Field.text(
            PUBLIC,
            "Public key",
            "Its line, to be compared; may stay empty: it is made of the private key.",
            ""));
    return new View.Form("Import a key pair", "", fields, "Import");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    typed.putAll(answer.texts());
    return answer.choice().equals(Answer.OK)
        ? PairNames.read(answer, name -> named(name, answer, desk))
        : Next.stay();
  }

  private Next named(SshName name, Answer answer, Desk desk) {
    boolean pasted = answer.text(FROM).equals(PASTED);
    String path = Places.path(answer.text(FROM), answer.text(FILE));
    if (pasted ? answer.secret(PRIVATE).length == 0 : path.isEmpty()) {
      return new Next.Problems(
          pasted
              ? Map.of(PRIVATE, "Paste the private key, or take it from a file.")
              : Map.of(FILE, "Give the file of the private key."));
    }
    return Next.work(
        "Reading the key…",
        () -> {
          KeyPairDesk pairs = desk.appliance().sshDesk().keyPairs();
          Secret text;
          try {
            text = pasted ? new Secret(new String(answer.secret(PRIVATE))) : pairs.readFile(path);
          } catch (HostFailure unreadable) {
            return new Next.Problems(Map.of(FILE, String.valueOf(unreadable.getMessage())));
          }
          return read(
              name, text, answer, pasted ? "--stdin" : "--file " + Places.quoted(path), desk);
        });
  }

  private static Next read(SshName name, Secret text, Answer answer, String source, Desk desk)
      throws HostFailure {
    Optional<String> line = Optional.of(answer.text(PUBLIC).strip()).filter(it -> !it.isEmpty());
    Checked<KeyPair> pair = desk.appliance().sshDesk().keyPairs().importKeyPair(name, text, line);
    if (pair.findValue().isEmpty()) {
      boolean taken = desk.appliance().current().ssh().keyPairs().containsKey(name);
      String field = taken ? PairNames.FIELD : source.equals("--stdin") ? PRIVATE : FILE;
      return new Next.Problems(
          Map.of(field, PairNames.sentence(pair.problems())),
          field.equals(PRIVATE) ? Set.of(PRIVATE) : Set.of());
    }
    return PairNames.planned(
        pair,
        "import the key pair " + name,
        "crashcart key-pair import " + name + " " + source,
        desk);
  }
}
