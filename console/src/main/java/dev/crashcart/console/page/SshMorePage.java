package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.apply.SshView;
import java.util.List;

/** What of the SSH service is rarely changed. */
final class SshMorePage implements Page {
  private static final String CONNECTIONS = "connections";
  private static final String BANNER = "banner";
  private static final String WEAK = "weak";
  private static final String EXTRA = "extra";

  private final SshView view;
  private final Draft draft;
  private final Kept kept = new Kept();

  SshMorePage(SshView view, Draft draft) {
    this.view = view;
    this.draft = draft;
  }

  @Override
  public View view(Desk desk) {
    return new View.Menu(
        "More about SSH",
        "",
        List.of(),
        List.of(
            Item.of(
                CONNECTIONS,
                '1',
                "Forwarding and keep-alive",
                "Whether people may reach other machines through this one, and when dead"
                    + " connections end."),
            Item.of(BANNER, '2', "Banner", "What people read before they sign in."),
            Item.of(
                WEAK,
                '3',
                "Weak algorithms",
                "Off, unless an old client cannot do without one of them."),
            Item.of(
                EXTRA,
                '4',
                "Extra lines for sshd",
                "For what has no setting here: lines of sshd_config(5).")));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case CONNECTIONS -> kept.open(CONNECTIONS, () -> SshForms.connections(view, draft));
      case BANNER -> kept.open(BANNER, () -> SshForms.banner(draft));
      case WEAK -> kept.open(WEAK, () -> new WeakAlgorithmsPage(draft));
      case EXTRA -> kept.open(EXTRA, () -> SshForms.extraLines(draft));
      default -> Next.stay();
    };
  }
}
