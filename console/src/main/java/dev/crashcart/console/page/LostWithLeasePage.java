package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.network.check.LostWithLease;
import java.util.List;

/** The question what becomes of the gateway and the name servers that came with a lease. */
record LostWithLeasePage(NetworkChange change, LostWithLease lost) implements Page {
  private static final String KEEP = "keep";
  private static final String LEAVE = "leave-out";
  private static final String BACK = "back";

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "What came with the lease",
        lost.sentence(),
        List.of(),
        List.of(
            Item.of(
                KEEP,
                'k',
                "Keep the learnt values",
                "They are written into the settings, where you can change them later."),
            Item.of(
                LEAVE,
                'l',
                "Leave them out",
                "This machine then reaches only the networks right here, and no names, unless the"
                    + " settings say how."),
            Item.of(BACK, 'b', "Back to the form", "Nothing changes.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case KEEP -> change.keeping(lost).again(desk);
      case LEAVE -> change.leavingOut().again(desk);
      default -> Next.back();
    };
  }
}
