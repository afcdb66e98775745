package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.accounts.Method;
import dev.crashcart.core.accounts.PasswordHash;
import dev.crashcart.core.apply.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How people will sign in: the first question on a new appliance, and later to be changed. */
final class MethodPage implements Page {
  private static final String ADMIN = "admin";
  private static final String ROOT = "root";
  private static final String WEB = "web";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    String now =
        desk.status()
            .flatMap(Status::method)
            .map(method -> "Now: " + words(method) + ". Choosing again changes only what is shown.")
            .orElse("Nothing is set up yet. Nothing happens before you have seen the plan.");
    return new View.Menu(
        "How will people sign in?",
        now,
        List.of(),
        List.of(
            Item.of(
                ADMIN,
                '1',
                "Administrative user (admin)",
                "Makes the account admin with a password of its own; it may do everything by sudo."
                    + " Root stays, with its password disabled: you can enable it for limited use"
                    + " and disable it again."),
            Item.of(
                ROOT,
                '2',
                "Root user (not recommended)",
                "Gives root a password. No administrator is made: everybody who signs in is root,"
                    + " and nobody can tell who did what. Make an administrator next, then disable"
                    + " root's password."),
            Item.of(
                WEB,
                '3',
                "Configure using the web UI",
                "Asks for no password now: root and admin cannot sign in by password until it is"
                    + " set up. The web interface is not in this version yet; until it comes, only"
                    + " this console gets in.")));
  }

  private static String words(Method method) {
    return switch (method) {
      case ADMIN -> "administrative user (admin)";
      case ROOT -> "root user (not recommended)";
      case WEB -> "configure using the web UI";
    };
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case ADMIN -> open(AccountName.ADMIN, ofAdmin(), Method.ADMIN, desk);
      case ROOT -> open(AccountName.ROOT, ofRoot(), Method.ROOT, desk);
      case WEB -> errand(Method.WEB, Optional.empty()).begin(desk);
      default -> Next.stay();
    };
  }

  private static PasswordPage ofAdmin() {
    return PasswordPage.of(
        "Password of admin",
        "The administrative user signs in as admin with this password: at the login prompt, by sudo"
            + " and, where it is switched on, by SSH.",
        ADMIN,
        hash -> errand(Method.ADMIN, Optional.of(hash)));
  }

  private static PasswordPage ofRoot() {
    return PasswordPage.of(
        "Password of root",
        "Not recommended: root may do everything, and the log cannot tell who it was. Better go"
            + " back with Esc and choose 1.",
        ROOT,
        hash -> errand(Method.ROOT, Optional.of(hash)));
  }

  /** An account that has a password may keep it when the method changes. */
  private Next open(AccountName name, PasswordPage page, Method method, Desk desk) {
    return AccountsPage.find(desk, name).flatMap(AccountStatus::scheme).isPresent()
        ? kept.open(name + " keeping", () -> page.orKeeping(errand(method, Optional.empty())))
        : kept.open(name.value(), () -> page);
  }

  private static Errand errand(Method method, Optional<PasswordHash> password) {
    String word = method.name().toLowerCase(Locale.ROOT);
    String source = password.isPresent() ? " --stdin" : " --keep-password";
    String command = "crashcart auth method " + word + (method == Method.WEB ? "" : source);
    Errand errand =
        Errand.of(
            "choose how people sign in: " + word,
            command,
            (appliance, consent) -> appliance.planMethod(method, password, consent.who()));
    return method == Method.ROOT ? errand.then(NewAccountPage.afterRoot()) : errand;
  }
}
