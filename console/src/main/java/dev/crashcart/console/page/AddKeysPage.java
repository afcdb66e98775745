package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import java.util.List;

/** Where a new key of an account comes from. */
final class AddKeysPage implements Page {
  private static final String PASTE = "paste";
  private static final String FILE = "file";
  private static final String WEB = "web";

  private final AccountName name;
  private final List<AuthorizedKey> present;
  private final Kept kept = new Kept();

  AddKeysPage(AccountName name, List<AuthorizedKey> present) {
    this.name = name;
    this.present = List.copyOf(present);
  }

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "New key for " + name,
        "The public key: a file whose name ends in .pub. The private one stays with its owner.",
        List.of(),
        List.of(
            Item.of(PASTE, '1', "Paste or type it", "A line such as: ssh-ed25519 AAAA… ann"),
            Item.of(
                FILE,
                '2',
                "From a USB stick or a path",
                "A .pub file, an authorized_keys file, or a folder with such files."),
            Item.of(
                WEB,
                '3',
                "From a web address",
                "Such as github:ann or https://host/ann.keys; shows what came before it counts.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case PASTE -> kept.open(PASTE, () -> KeySourcePage.paste(name, present));
      case FILE -> KeyPlacesPage.opening(name, present, desk);
      case WEB -> kept.open(WEB, () -> KeySourcePage.web(name, present));
      default -> Next.stay();
    };
  }
}
