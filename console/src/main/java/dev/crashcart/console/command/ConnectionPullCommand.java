package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code connection pull NAME REMOTE LOCAL}: a file comes from there, whole or not at all. */
@Command(
    name = "pull",
    description = "Fetch a file from the other machine by SFTP; readable by its owner alone here.",
    footer = {"", "Example: crashcart connection pull nas02 /etc/hosts nas02-hosts"})
final class ConnectionPullCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Parameters(index = "1", paramLabel = "REMOTE", description = "The file there.")
  private String remote = "";

  @Parameters(index = "2", paramLabel = "LOCAL", description = "Its path here, or a folder.")
  private String local = "";

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(session, ready -> pull(session, ready));
  }

  private Reply pull(Session session, ConnectionDesk.Ready ready) throws HostFailure {
    Path target;
    try {
      Path given = Path.of(local).toAbsolutePath();
      target = Files.isDirectory(given) ? given.resolve(remote.replaceFirst(".*/", "")) : given;
    } catch (InvalidPathException wrong) {
      return Reply.usage(Key.quote(local) + " is no path.");
    }
    try {
      // The name of an unfinished file is nobody's business but ours; its mode is 0600.
      Path unfinished = Files.createTempFile(target.getParent(), ".crashcart-", ".part");
      try {
        long bytes = fetch(session, ready, unfinished);
        Files.move(
            unfinished,
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        return Reply.done(bytes + " bytes were fetched to " + Key.quote(local) + ".")
            .withFacts(Map.of("bytes", bytes));
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException refused) {
      return Reply.refusedByMachine(
          "The file " + Key.quote(local) + " cannot be written: " + refused.getMessage() + ".");
    }
  }

  private long fetch(Session session, ConnectionDesk.Ready ready, Path to)
      throws HostFailure, IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      return session
          .appliance()
          .connectionDesk()
          .pull(ready, remote, out, session.who(), Thread.currentThread()::isInterrupted);
    }
  }
}
