package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.ssh.keys.MountedPath;
import java.util.List;
import java.util.Optional;

/** What is mounted that somebody may have brought a key on. */
final class KeyPlacesPage implements Page {
  private static final String ENTER = "enter";
  private static final String PATH = "path";

  private final AccountName name;
  private final List<AuthorizedKey> present;
  private final List<MountedPath> mounted;
  private final Kept kept = new Kept();

  KeyPlacesPage(AccountName name, List<AuthorizedKey> present, List<MountedPath> mounted) {
    this.name = name;
    this.present = List.copyOf(present);
    this.mounted = List.copyOf(mounted);
  }

  /** Looks what is mounted, and opens the list of it. */
  static Next opening(AccountName name, List<AuthorizedKey> present, Desk desk) {
    return Next.look(
        "Looking what is mounted…",
        () ->
            Next.open(
                new KeyPlacesPage(
                    name, present, desk.appliance().sshDesk().keyPairs().mountedPaths())));
  }

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "New key for " + name + ": where is it?",
        "",
        List.of("Place", "Device", "Kind"),
        mounted.stream().map(KeyPlacesPage::row).toList(),
        "No stick or share is mounted. Put the stick in and mount it, or press p and type a path.",
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "choose"),
            KeyHint.of(PATH, 'p', "type a path")));
  }

  private static Row row(MountedPath place) {
    return new Row(
        place.path(),
        List.of(
            place.path(),
            place.source(),
            place.fileSystem() + (place.removable() ? ", removable" : "")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    String folder = answer.choice().equals(PATH) ? "/" : answer.row().orElse("/");
    return kept.open(folder, () -> KeySourcePage.path(name, present, folder));
  }
}
