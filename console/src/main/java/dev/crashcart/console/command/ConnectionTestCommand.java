package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.client.TestReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code connection test NAME}: stage by stage, with what to do about the one that fails. */
@Command(
    name = "test",
    description =
        "Test a connection: name, port, greeting, cipher, host key, sign-in, a command. Exits with"
            + " 4 when it does not work.",
    footer = {"", "Example: crashcart connection test nas02"})
final class ConnectionTestCommand implements Verb {
  @Mixin private ConnectionName name = new ConnectionName();

  @Override
  public Reply run(Session session) throws HostFailure {
    return name.ready(session, ready -> test(session, ready));
  }

  private static Reply test(Session session, ConnectionDesk.Ready ready) throws HostFailure {
    TestReport report =
        session
            .appliance()
            .connectionDesk()
            .test(
                ready.connection(),
                ready.pair(),
                stage -> {},
                Thread.currentThread()::isInterrupted);
    return reply(report);
  }

  /** What a test found; 4 when it failed. */
  static Reply reply(TestReport report) {
    Reply found = Reply.found(ConnectionFacts.lines(report), ConnectionFacts.of(report));
    return report.works()
        ? found
        : Reply.refusedByMachine("").withLines(found.lines()).withFacts(found.facts());
  }
}
