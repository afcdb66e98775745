package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.KeyPairDesk.ExportChoice;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.SshName;
import dev.crashcart.core.ssh.keys.KeyExport;
import dev.crashcart.core.ssh.keys.MountedPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a key pair is written to, and whether the private key goes with it. */
final class ExportPairPage implements Page {
  private static final String TO = "to";
  private static final String FOLDER = "folder";
  private static final String PRIVATE = "private";
  private static final String REPLACE = "replace";

  private final SshName name;
  private final List<String> places;

  /** What was typed last; it decides which fields there are. */
  private final Map<String, String> typed = new LinkedHashMap<>();

  ExportPairPage(SshName name, List<MountedPath> mounted) {
    this.name = name;
    List<String> all = new ArrayList<>();
    mounted.stream().filter(it -> !it.readOnly()).forEach(it -> all.add(it.path()));
    all.add(Places.ELSEWHERE);
    places = List.copyOf(all);
  }

  /** Opens it after a look at what is mounted. */
  static Next opening(SshName name, Desk desk) {
    return Places.looking(desk, mounted -> Next.open(new ExportPairPage(name, mounted)));
  }

  @Override
  public View view(Desk desk) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.choice(
                TO,
                "To",
                "Sticks and disks that are mounted and can be written.",
                places.get(0),
                places)
            .shaping());
    if (typed.getOrDefault(TO, places.get(0)).equals(Places.ELSEWHERE)) {
      fields.add(Field.text(FOLDER, "Folder", "The whole path of a folder that is there.", ""));
    }
    fields.add(
        Field.tick(
            PRIVATE,
            "The private key too",
            "Whoever gets hold of it can sign in wherever this key pair opens. Space ticks it.",
            false));
    fields.add(
        Field.tick(
            REPLACE,
            "Replace files of the same name",
            "They are called " + name + " and " + name + ".pub. Space ticks it.",
            false));
    return new View.Form("Export the key pair " + name, "", fields, "Export");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    typed.putAll(answer.texts());
    if (!answer.choice().equals(Answer.OK)) {
      return Next.stay();
    }
    boolean elsewhere = answer.text(TO).equals(Places.ELSEWHERE);
    String folder = elsewhere ? answer.text(FOLDER).strip() : answer.text(TO);
    String field = elsewhere ? FOLDER : TO;
    if (folder.isEmpty()) {
      return new Next.Problems(Map.of(FOLDER, "Give the folder."));
    }
    ExportChoice choice = new ExportChoice(answer.ticked(REPLACE), !answer.ticked(PRIVATE));
    return Next.work(
        "Writing…",
        () -> {
          try {
            return written(
                desk.appliance()
                    .sshDesk()
                    .keyPairs()
                    .exportKeyPair(name, folder, choice, desk.who()),
                field);
          } catch (HostFailure refused) {
            return new Next.Problems(Map.of(field, String.valueOf(refused.getMessage())));
          }
        });
  }

  private Next written(Checked<KeyExport.Written> checked, String field) {
    Optional<KeyExport.Written> written = checked.findValue();
    if (written.isEmpty()) {
      return new Next.Problems(Map.of(field, PairNames.sentence(checked.problems())));
    }
    List<View.Line> lines =
        new Lines()
            .list("Written", written.get().files())
            .sentences("Mind", written.get().warnings())
            .all();
    return new Next.Replace(
        new TextPage(
            new View.Text("Exported", Tone.GOOD, lines, Optional.empty(), List.of()),
            desk -> Next.back()));
  }
}
