package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Field;
import dev.crashcart.console.page.View.Item;
import dev.crashcart.core.accounts.AccountName;
import dev.crashcart.core.accounts.AccountStatus;
import dev.crashcart.core.apply.SignInDesk;
import dev.crashcart.core.apply.SignInResult;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.host.HostFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signing in at this terminal. On a locked console it is all there is to see, with no more of the
 * machine than its name and where it can be reached.
 */
final class SigningInPage implements Page {
  private static final String NAME = "name";
  private static final String PASSWORD = "password";
  private static final String AGAIN = "again";
  private static final String BACK = "back";
  private static final String DEADLINE = "deadline";

  private final boolean locked;
  private final boolean once;
  private Optional<String> name;
  private Optional<Instant> waitsUntil = Optional.empty();
  private String refusal = "";

  /**
   * The page for a terminal.
   *
   * @param last who was signed in here before
   * @param once whether it is the password of the one-time access that opens
   */
  SigningInPage(boolean locked, Optional<String> last, boolean once) {
    this.locked = locked;
    this.name = last;
    this.once = once;
  }

  @Override
  public View view(Desk desk) {
    return waitsUntil.map(this::waiting).orElseGet(() -> form(desk));
  }

  private View form(Desk desk) {
    List<Field> fields = new ArrayList<>();
    if (!once) {
      fields.add(name(desk.status()));
    }
    fields.add(
        Field.secret(
            PASSWORD,
            "Password",
            once ? "That of the one-time access." : "That of the account on this machine.",
            Optional.empty()));
    return new View.Form("Sign in", excerpt(desk.status()), fields, "Sign in");
  }

  /** Preset where that is likely to be right: then the password is all there is to type. */
  private Field name(Optional<Status> status) {
    List<String> administrators =
        status.map(Status::accounts).orElse(List.of()).stream()
            .filter(AccountStatus::usableAdministrator)
            .map(account -> account.name().value())
            .toList();
    Field field =
        Field.text(
            NAME,
            "Name",
            "An administrator of this machine.",
            administrators.size() == 1
                ? administrators.get(0)
                : name.orElse(
                    administrators.contains(AccountName.ADMIN.value())
                        ? AccountName.ADMIN.value()
                        : ""));
    return administrators.size() == 1
        ? field.disabledBecause("the only one with a password")
        : field;
  }

  private String excerpt(Optional<Status> status) {
    if (!locked) {
      return "Whoever is at this console may look; to change something, sign in. What you chose"
          + " goes on then.";
    }
    return "This console is locked. "
        + status.map(it -> it.product() + " · " + it.hostName()).orElse("Crashcart")
        + status.map(SigningInPage::addresses).orElse("");
  }

  private static String addresses(Status status) {
    return status.interfaces().stream()
        .filter(it -> !it.name().equals("lo") && it.up())
        .flatMap(it -> it.addresses().stream())
        .filter(address -> !StatusLines.linkLocal(address))
        .map(address -> " · " + address.replaceFirst("/[0-9]+$", ""))
        .collect(Collectors.joining());
  }

  private View waiting(Instant until) {
    List<Item> items = new ArrayList<>();
    items.add(
        Item.of(AGAIN, 'a', "Type it again", "As soon as the time is over; it comes by itself."));
    if (!locked) {
      items.add(Item.of(BACK, 'b', "Back", "Without signing in."));
    }
    return new View.Question(
        "Not signed in",
        new Lines()
            .words(refusal)
            .words(
                "After each failed attempt the next one has to wait longer, up to 30 s. Nothing is"
                    + " ever locked by that.")
            .all(),
        items,
        Optional.of(until));
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    return switch (answer.choice()) {
      case AGAIN -> new Next.Tell("Wait until the time is over.");
      case BACK -> Next.back();
      case DEADLINE -> {
        waitsUntil = Optional.empty();
        yield Next.stay();
      }
      default -> attempt(answer, desk);
    };
  }

  private Next attempt(Answer answer, Desk desk) {
    name = Optional.of(answer.text(NAME).strip()).filter(typed -> !typed.isEmpty());
    if (!once && name.isEmpty()) {
      return new Next.Problems(Map.of(NAME, "Type the name of an administrator."));
    }
    if (answer.secret(PASSWORD).length == 0 && !opensWithout(desk.status())) {
      // A stray Enter is no attempt.
      return new Next.Problems(Map.of(PASSWORD, "Type the password."));
    }
    char[] password = answer.secret(PASSWORD).clone();
    return Next.look(
        "Checking the password…",
        () -> {
          try {
            return next(checked(password, desk), desk);
          } catch (HostFailure untold) {
            return new Next.Problems(
                Map.of(PASSWORD, String.valueOf(untold.getMessage())), Set.of(PASSWORD));
          } finally {
            Arrays.fill(password, '\0');
          }
        });
  }

  /** Whether it is the name of an account that has an empty password. */
  private boolean opensWithout(Optional<Status> status) {
    return status.map(Status::accounts).orElse(List.of()).stream()
        .filter(it -> name.equals(Optional.of(it.name().value())))
        .anyMatch(it -> it.state() == AccountStatus.PasswordState.OPEN);
  }

  private SignInResult checked(char[] password, Desk desk) throws HostFailure {
    SignInDesk signIn = desk.appliance().signInDesk();
    String terminal = desk.who().terminal();
    return once
        ? signIn.signInOnce(password, terminal)
        : signIn.signIn(name.orElse(""), password, terminal);
  }

  private Next next(SignInResult result, Desk desk) {
    if (result instanceof SignInResult.Refused refused) {
      refusal = refused.sentence();
      waitsUntil = Optional.of(desk.appliance().now().plus(refused.pause()));
      return Next.stay();
    }
    return new Next.SignedIn(result, Next.back());
  }
}
