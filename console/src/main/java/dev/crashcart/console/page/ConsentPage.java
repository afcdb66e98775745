package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import java.util.List;

/** The question whether it is meant that nobody can sign in afterwards. */
record ConsentPage(Errand errand) implements Page {
  private static final String LEAVE = "leave-nobody";
  private static final String NO = "no";

  @Override
  public View view(Desk desk) {
    // A menu and not a question: Enter stays on the safe answer, and y means yes all the same.
    return new View.Menu(
        "Leave nobody who can sign in?",
        "After this no administrator could sign in by password any more. Back in then: at this"
            + " console, or by one-time access.",
        List.of(),
        List.of(
            Item.of(NO, 'n', "No, go back", "Nothing changes."),
            Item.of(
                LEAVE,
                'y',
                "Yes, leave nobody",
                "Goes on to what will change; nothing is done before you say so there. One-time"
                    + " access (1 in the main menu, then 5) opens one session and sets no"
                    + " password.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(LEAVE) ? errand.againLeavingNobody(desk) : Next.back();
  }
}
