package dev.crashcart.console.page;

import dev.crashcart.console.page.ConnectionChange.Ready;
import dev.crashcart.console.page.View.Field;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The password of the account on the other machine, with which our public key is put there.
 *
 * @param test begins anew when the key is there
 */
record InstallKeyPage(ConnectionChange change, Ready ready, ConnectionTestPage test)
    implements Page {
  private static final String PASSWORD = "password";

  @Override
  public View view(Desk desk) {
    return new View.Form(
        "Install the public key on " + change.name(),
        "Signs in as "
            + ready.where()
            + " with the password, once, and adds the public key of "
            + ready.pair().name()
            + " to ~/.ssh/authorized_keys there, unless it stands there already.",
        List.of(
            Field.secret(
                PASSWORD,
                "Password there",
                "Of "
                    + ready.connection().username()
                    + " on the other machine. It is kept nowhere.",
                Optional.empty())),
        "Install");
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    char[] password = answer.secret(PASSWORD);
    if (password.length == 0) {
      return new Next.Problems(
          Map.of(
              PASSWORD, "Type the password, or go back with Esc and put the key there by hand."));
    }
    return new Next.Follow(
        "Signing in by password… Esc stops it.",
        pulse -> {
          try {
            String done =
                change
                    .tries()
                    .reach(desk)
                    .install(ready.connection(), ready.pair(), password, pulse::stopped);
            test.again(done);
            return Next.back();
          } catch (HostFailure refused) {
            return new Next.Problems(
                Map.of(PASSWORD, String.valueOf(refused.getMessage())), Set.of(PASSWORD));
          }
        });
  }
}
