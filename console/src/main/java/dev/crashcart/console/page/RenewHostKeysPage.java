package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import java.util.List;
import java.util.Map;

/** The question whether this machine shall have new host keys, with a word to type. */
final class RenewHostKeysPage implements Page {
  private static final String WORD = "word";
  private static final String RENEW = "renew";

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "New host keys?",
        "Afterwards every client that knows this machine is warned that it may be another one, and"
            + " refuses to connect until its user has taken the new key over. SSHFP records must be"
            + " changed as well. Do it after a copy or a theft of the old ones.",
        List.of(
            Field.text(
                WORD,
                "Type " + RENEW,
                "Goes on to what will change; nothing is done before you say so there.",
                "")),
        "Continue");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.text(WORD).strip().equalsIgnoreCase(RENEW)
        ? HostKeyTexts.renewal().begin(desk)
        : new Next.Problems(Map.of(WORD, "Type " + RENEW + ", or go back with Esc."));
  }
}
