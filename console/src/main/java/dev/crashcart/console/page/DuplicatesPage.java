package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.network.check.Duplicate;
import java.util.List;
import java.util.stream.Collectors;

/** The question whether an address is taken that another machine has. */
record DuplicatesPage(NetworkChange change, List<Duplicate> duplicates) implements Page {
  private static final String ANYWAY = "anyway";
  private static final String BACK = "back";

  DuplicatesPage {
    duplicates = List.copyOf(duplicates);
  }

  @Override
  public View view(Desk desk) {
    // A menu and not a question: Enter stays on the safe answer.
    return new View.Menu(
        "Somebody has this address",
        duplicates.stream().map(Duplicate::question).collect(Collectors.joining(" ")),
        List.of(),
        List.of(
            Item.of(BACK, 'b', "No, back to the form", "Nothing changes; choose another address."),
            Item.of(
                ANYWAY,
                'u',
                "Use it anyway",
                "Only when that machine goes off or gets another address. Goes on to what will"
                    + " change.")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return answer.choice().equals(ANYWAY) ? change.anyway().again(desk) : Next.back();
  }
}
