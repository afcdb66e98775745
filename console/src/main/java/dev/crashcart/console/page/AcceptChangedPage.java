package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.ssh.SshName;
import java.util.List;
import java.util.Map;

/**
 * The question whether a changed host key is accepted, answered by typing the connection's name.
 *
 * @param accepted called when it was typed
 */
record AcceptChangedPage(SshName name, Runnable accepted) implements Page {
  private static final String TYPED = "typed";

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Accept the changed host key?",
        "Only when you know why it changed, and have compared the fingerprint with the machine's"
            + " own. Esc accepts nothing.",
        List.of(
            Field.text(
                TYPED,
                "Type " + name,
                "Type the name of the connection: " + name + ". It is kept after the next pages.",
                "")),
        "Accept it");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    if (!answer.text(TYPED).strip().equals(name.value())) {
      return new Next.Problems(
          Map.of(TYPED, "That is not " + name + ". Nothing was accepted; Esc goes back."));
    }
    accepted.run();
    return Next.back();
  }
}
