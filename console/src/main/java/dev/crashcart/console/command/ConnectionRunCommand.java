package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.host.HostFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code connection run NAME -- COMMAND}: as ssh(1) runs one. */
@Command(
    name = "run",
    description = {
      "Run a command on the other machine. Its words are joined with blanks and read by the shell"
          + " there. Its exit status is passed on: 128 and the number of the signal that ended it,"
          + " 255 when the connection failed."
    },
    footer = {"", "Example: crashcart connection run nas02 -- df -h /"})
final class ConnectionRunCommand implements Verb {
  private static final int LOST = 255;

  @Mixin private ConnectionName name = new ConnectionName();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command, behind --.")
  private List<String> command = List.of();

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(session, ready -> run(session, ready));
  }

  private Reply run(Session session, ConnectionDesk.Ready ready) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Optional<Fronts.Streams> own = session.fronts().streams();
    Fronts.Streams to = own.orElse(new Fronts.Streams(out, err));
    try {
      int status =
          session
              .appliance()
              .connectionDesk()
              .run(
                  ready,
                  command,
                  session.input(),
                  to.out(),
                  to.err(),
                  session.who(),
                  Thread.currentThread()::isInterrupted);
      return ended(status, out, err, own.isPresent());
    } catch (HostFailure failed) {
      return new Reply(
          LOST, "failed", failed.getMessage(), List.of(), lines(err), Map.of("exit-status", LOST));
    }
  }

  private static Reply ended(
      int status, ByteArrayOutputStream out, ByteArrayOutputStream err, boolean passedOn) {
    Map<String, Object> facts =
        passedOn
            ? Map.of()
            : Facts.object("exit-status", status, "output", text(out), "errors", text(err));
    return new Reply(status, status == 0 ? "done" : "failed", "", lines(out), lines(err), facts);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return text(bytes).lines().toList();
  }
}
