package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.config.PublicKeyLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that came from somewhere, to be looked at before any of them counts.
 *
 * @param source where they came from
 * @param trouble what of it is no key that can be taken
 */
record CameKeysPage(
    AccountName name,
    String source,
    List<PublicKeyLine> came,
    List<String> trouble,
    List<AuthorizedKey> present)
    implements Page {
  private static final String KEY = "key ";

  CameKeysPage {
    came = List.copyOf(came);
    trouble = List.copyOf(trouble);
    present = List.copyOf(present);
  }

  @Override
  public View view(Desk desk) {
    if (came.isEmpty()) {
      return new View.Text(
          "No key came",
          View.Tone.BAD,
          new Lines()
              .words("Nothing of what came from " + source + " is a key that can be taken.")
              .sentences("Why", trouble)
              .all(),
          Optional.empty(),
          List.of());
    }
    List<Field> fields = new ArrayList<>();
    for (PublicKeyLine line : came) {
      Field tick =
          Field.tick(
              KEY + fields.size(),
              line.shortType() + " " + AuthorizedKeysPage.bits(line) + " " + line.comment(),
              line.fingerprint() + options(line),
              true);
      fields.add(refusal(line).map(tick::disabledBecause).orElse(tick));
    }
    return new View.Form(
        "What came for " + name,
        "From "
            + source
            + ". Compare the fingerprints with the owner's. Each ticked key opens "
            + name
            + "."
            + (trouble.isEmpty() ? "" : " Left out: " + String.join(" ", trouble)),
        fields,
        "Continue");
  }

  private static String options(PublicKeyLine line) {
    return line.options().isEmpty() ? "" : " with " + line.options();
  }

  private Optional<String> refusal(PublicKeyLine line) {
    return present.stream().anyMatch(key -> key.line().isSameKey(line))
        ? Optional.of("it opens " + name + " already")
        : Optional.empty();
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    List<PublicKeyLine> ticked = new ArrayList<>();
    for (int i = 0; i < came.size(); i++) {
      if (answer.ticked(KEY + i) && refusal(came.get(i)).isEmpty()) {
        ticked.add(came.get(i));
      }
    }
    if (came.isEmpty()) {
      return Next.back();
    }
    return ticked.isEmpty()
        ? new Next.Tell("No key is ticked: Space ticks one, Esc goes back.")
        : KeyErrands.add(name, ticked).begin(desk);
  }
}
