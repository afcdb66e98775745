package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AuthorizedKey;
import java.util.List;
import java.util.Set;

/**
 * The question whether a key shall open an account no more.
 *
 * @param last whether no other key opens it
 */
record RemoveKeyPage(AccountName name, AuthorizedKey key, boolean last) implements Page {
  private static final String NO = "no";
  private static final String YES = "yes";

  @Override
  public View view(Desk desk) {
    String whose = key.line().comment().isEmpty() ? "" : " " + key.line().comment();
    return new View.Menu(
        "Remove this key of " + name + "?",
        key.line().shortType()
            + whose
            + ", "
            + key.line().fingerprint()
            + ". "
            + (key.ours() ? "" : "Somebody else wrote it; the other lines of that file stay. ")
            + (last
                ? "It is the last one: afterwards no key opens " + name + "."
                : "The other keys stay."),
        List.of(),
        List.of(
            Item.of(NO, 'n', "No, keep it", "Nothing changes."),
            Item.of(
                YES,
                'y',
                "Yes, remove it",
                "Goes on to what will change; nothing is done before you say so there.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(YES)
        ? KeyErrands.remove(name, Set.of(key.line().fingerprint())).again(desk)
        : Next.back();
  }
}
