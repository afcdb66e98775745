package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Row;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.apply.AccountKeys;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.List;
import java.util.Optional;

/** The SSH keys that open one account: those kept here, and those that others wrote. */
final class AuthorizedKeysPage implements Page {
  private static final String ENTER = "enter";
  private static final String ADD = "add";
  private static final String REMOVE = "remove";

  private final AccountName name;
  private final List<AuthorizedKey> keys;
  private final List<String> warnings;
  private final Kept kept = new Kept();

  AuthorizedKeysPage(AccountName name, AccountKeys found) {
    this.name = name;
    this.keys = found.keys();
    this.warnings = found.warnings();
  }

  /** Reads the account's keys, and opens the list of them. */
  static Next opening(AccountName name, Desk desk) {
    return Next.look(
        "Reading the keys of " + name + "…",
        () ->
            Next.open(
                new AuthorizedKeysPage(
                    name, desk.appliance().sshDesk().authorizedKeys().list(name))));
  }

  @Override
  public View view(Desk desk) {
    return new View.Table(
        "Authorised keys of " + name,
        String.join(" ", warnings.stream().map(it -> "! " + it).toList()),
        List.of("Type", "Comment", "Bits", "Kept by", "Options", "Fingerprint"),
        keys.stream().map(AuthorizedKeysPage::row).toList(),
        "No SSH key opens " + name + "; n adds one.",
        List.of(
            new KeyHint(ENTER, '\n', Optional.empty(), "show"),
            KeyHint.of(ADD, 'n', "new key"),
            KeyHint.of(REMOVE, 'd', "remove")));
  }

  private static Row row(AuthorizedKey key) {
    PublicKeyLine line = key.line();
    return new Row(
        line.fingerprint(),
        List.of(
            (line.refusal().isPresent() ? "! " : "") + line.shortType(),
            line.comment().isEmpty() ? "-" : line.comment(),
            bits(line),
            key.ours() ? "us" : "others",
            line.options().isEmpty() ? "-" : line.options(),
            line.fingerprint()),
        line.refusal().map(why -> "! " + why).orElse(line.fingerprint()));
  }

  static String bits(PublicKeyLine line) {
    return line.bits().isPresent() ? String.valueOf(line.bits().getAsInt()) : "-";
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (answer.choice().equals(ADD)) {
      return kept.open(ADD, () -> new AddKeysPage(name, keys));
    }
    Optional<AuthorizedKey> chosen =
        keys.stream()
            .filter(key -> answer.row().equals(Optional.of(key.line().fingerprint())))
            .findFirst();
    if (chosen.isEmpty()) {
      return Next.stay();
    }
    AuthorizedKey key = chosen.get();
    return answer.choice().equals(REMOVE)
        ? Next.open(new RemoveKeyPage(name, key, keys.size() == 1))
        : Next.open(shown(key));
  }

  private static TextPage shown(AuthorizedKey key) {
    PublicKeyLine line = key.line();
    Lines lines = new Lines();
    line.refusal().ifPresent(why -> lines.sentences("Too weak", List.of(why)));
    lines.sentences("Fingerprint", List.of(line.fingerprint()));
    lines.sentences("Type", List.of(line.type() + ", " + bits(line) + " bits"));
    if (!line.comment().isEmpty()) {
      lines.sentences("Comment", List.of(line.comment()));
    }
    if (!line.options().isEmpty()) {
      lines.sentences("Options", List.of(line.options()));
    }
    lines.sentences(
        "Where it stands",
        List.of(
            key.file()
                + (key.ours()
                    ? ", in the block kept from the settings."
                    : ", in a line that somebody else wrote. It stays as it is unless it is removed"
                        + " here.")));
    return TextPage.of("Key " + line.shortType() + " " + line.comment(), lines.all());
  }
}
