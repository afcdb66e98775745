package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The test of a connection, stage by stage: the name, the port, the greeting, the cipher, the host
 * key, the key pair, the command {@code true}. Ends at the first failure; each stage takes at most
 * the connection's limit.
 */
final class ConnectionTest {
  private ConnectionTest() {}

  static TestReport run(
      Connection connection,
      Credential credential,
      Resolver resolver,
      Consumer<StageResult> progress,
      BooleanSupplier cancelled) {
    Attempt attempt = new Attempt(progress, cancelled);
    try (Link link = Link.open(connection, credential, resolver, attempt)) {
      attempt.begin(Stage.RUN);
      int status =
          new RemoteCommand(
                  "true",
                  InputStream.nullInputStream(),
                  OutputStream.nullOutputStream(),
                  OutputStream.nullOutputStream(),
                  connection.connectTimeout())
              .run(link);
      if (status == 0) {
        attempt.passed("The command true ran.");
      } else {
        throw attempt.failed(
            Ending.NO_COMMANDS,
            "The command true ended with " + status + ": the account runs no free commands.",
            "Files may still go by SFTP; for commands let the account have a shell there.");
      }
    } catch (HostFailure noted) {
      // The attempt has noted it, with its stage and time.
      return attempt.report();
    }
    return attempt.report();
  }
}
