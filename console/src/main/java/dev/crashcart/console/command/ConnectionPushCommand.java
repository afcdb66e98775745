package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.apply.ConnectionDesk.RemoteFile;
import dev.crashcart.core.config.Key;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code connection push NAME LOCAL REMOTE}: a file goes there, whole or not at all. */
@Command(
    name = "push",
    description = "Send a file to the other machine by SFTP; it appears there whole or not at all.",
    footer = {"", "Example: crashcart connection push nas02 report.txt /srv/reports/"})
final class ConnectionPushCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Parameters(index = "1", paramLabel = "LOCAL", description = "The file here.")
  private String local = "";

  @Parameters(
      index = "2",
      paramLabel = "REMOTE",
      description = "Its path there, or a folder; a relative one begins at the home folder.")
  private String remote = "";

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(session, ready -> push(session, ready));
  }

  private Reply push(Session session, ConnectionDesk.Ready ready) throws HostFailure {
    Path file;
    try {
      file = Path.of(local);
    } catch (InvalidPathException wrong) {
      return Reply.usage(Key.quote(local) + " is no path.");
    }
    if (!Files.isRegularFile(file)) {
      return Reply.usage("There is no file " + Key.quote(local) + " here.");
    }
    try (InputStream from = Files.newInputStream(file)) {
      RemoteFile to =
          new RemoteFile(
              remote,
              String.valueOf(file.getFileName()),
              mode(Files.getPosixFilePermissions(file)));
      long bytes =
          session
              .appliance()
              .connectionDesk()
              .push(ready, to, from, session.who(), Thread.currentThread()::isInterrupted);
      return Reply.done(bytes + " bytes were sent to " + Key.quote(remote) + ".")
          .withFacts(Map.of("bytes", bytes));
    } catch (IOException unreadable) {
      return Reply.refusedByMachine(
          "The file " + Key.quote(local) + " cannot be read: " + unreadable.getMessage() + ".");
    }
  }

  /** The permissions as chmod(1) writes them. */
  private static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (PosixFilePermission one : permissions) {
      mode |= 1 << PosixFilePermission.values().length - 1 - one.ordinal();
    }
    return mode;
  }
}
