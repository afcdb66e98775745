package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backup push NAME}: the kept settings go to another machine. */
@Command(
    name = "push",
    description =
        "Send the kept settings with every secret in them to another machine, readable by the"
            + " account there alone. To restore: crashcart apply FILE.",
    footer = {"", "Example: crashcart backup push nas02 --to /srv/backups"})
final class BackupPushCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Option(
      names = "--to",
      paramLabel = "PATH",
      description = "The folder there; left out, the home folder.")
  private Optional<String> to = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(
        session,
        ready -> {
          ConnectionDesk.Sent sent =
              session
                  .appliance()
                  .connectionDesk()
                  .pushBackup(ready, to, session.who(), Thread.currentThread()::isInterrupted);
          return Reply.done(
                  "The settings were sent to "
                      + sent.path()
                      + " on "
                      + ready.connection().name()
                      + " ("
                      + sent.bytes()
                      + " bytes). They hold password hashes and private keys: keep them safe"
                      + " there.")
              .withFacts(Facts.two("path", sent.path(), "bytes", sent.bytes()));
        });
  }
}
