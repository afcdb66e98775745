package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.PublicKeyAuthenticationReporter;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientSession;

/** Signing in over an open session: the stage {@link Stage#SIGN_IN} (RFC 4252). */
final class SignIn {
  private final Connection connection;
  private final Attempt attempt;
  private final OpenSession open;
  private volatile List<String> left = List.of();
  private volatile boolean partly;

  private SignIn(Connection connection, Attempt attempt, OpenSession open) {
    this.connection = connection;
    this.attempt = attempt;
    this.open = open;
  }

  static void in(OpenSession open, Connection connection, Credential credential, Attempt attempt)
      throws HostFailure {
    attempt.begin(Stage.SIGN_IN);
    new SignIn(connection, attempt, open).with(credential);
  }

  private void with(Credential credential) throws HostFailure {
    boolean byKey = credential instanceof Credential.Key;
    if (credential instanceof Credential.Key key) {
      offer(key.pair());
    } else if (credential instanceof Credential.Password password) {
      offer(new String(password.text()));
    }
    AuthFuture future = start();
    future.addListener(done -> attempt.waiting().wake());
    Waiting.End end =
        attempt
            .waiting()
            .until(() -> future.isDone() || open.watch().isClosed(), connection.connectTimeout());
    if (!future.isSuccess()) {
      throw refused(end, byKey, future);
    }
    attempt.passed(
        "Signed in as " + connection.username() + (byKey ? " by key." : " by password."));
  }

  private void offer(KeyPair pair) {
    ClientSession session = open.session();
    session.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    session.addPublicKeyIdentity(pair);
    session.setPublicKeyAuthenticationReporter(
        new PublicKeyAuthenticationReporter() {
          @Override
          public void signalAuthenticationFailure(
              ClientSession of, String service, KeyPair key, boolean partial, List<String> more) {
            partly = partial;
            left = List.copyOf(more);
          }
        });
  }

  private void offer(String password) {
    ClientSession session = open.session();
    // The password goes the first way that is open; the second is for machines that only ask.
    session.setUserAuthFactories(
        List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
    session.addPasswordIdentity(password);
    session.setUserInteraction(UserInteraction.NONE);
  }

  private AuthFuture start() throws HostFailure {
    try {
      return open.session().auth();
    } catch (IOException | RuntimeException lost) {
      throw attempt.failed(
          Ending.FAILED, "The connection was lost: " + Foreign.reason(lost) + ".", "Try again.");
    }
  }

  private HostFailure refused(Waiting.End end, boolean byKey, AuthFuture future) {
    String who = connection.username();
    if (end != Waiting.End.HAPPENED || !future.isDone() || open.watch().farewell().isPresent()) {
      return new HandshakeFailures(connection, attempt, open.watch()).broken(end, "sign in");
    }
    if (partly) {
      return attempt.failed(
          Ending.FAILED,
          "The key is accepted, but for " + who + " more is asked: " + methods() + ".",
          "Let that account in by key alone, or take another account.");
    }
    return byKey
        ? attempt.failed(
            Ending.KEY_REFUSED,
            "The key does not open the account " + who + ".",
            "Put the public key into its authorized_keys there; with its password that can be done"
                + " from here: crashcart connection install-key "
                + connection.name())
        : attempt.failed(
            Ending.FAILED,
            "The password does not open the account " + who + ".",
            "Type it again. Maybe signing in by password is off there (PasswordAuthentication,"
                + " PermitRootLogin); then the key has to be put there by other means.");
  }

  private String methods() {
    return Foreign.shown(
        Optional.of(String.join(", ", left)).filter(it -> !it.isEmpty()).orElse("another proof"));
  }
}
