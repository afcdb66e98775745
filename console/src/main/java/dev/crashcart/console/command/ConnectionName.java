package dev.crashcart.console.command;

import dev.crashcart.core.apply.ConnectionDesk;
import dev.crashcart.core.config.Checked;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.Connection;
import dev.crashcart.core.ssh.SshName;
import picocli.CommandLine.Parameters;

/** The connection that a command is about. */
final class ConnectionName {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      converter = SshNames.class,
      description = "The name of the connection.")
  private SshName name = new SshName("nas02");

  SshName value() {
    return name;
  }

  /** What is done with one that was found. */
  @FunctionalInterface
  interface Then<T> {
    Reply go(T found) throws HostFailure;
  }

  /** Goes on with the connection as it is kept. */
  Reply find(Session session, Then<Connection> then) throws HostFailure {
    return goOn(session.appliance().connectionDesk().find(name), then);
  }

  /** Goes on with the connection and the key pair that opens it. */
  Reply ready(Session session, Then<ConnectionDesk.Ready> then) throws HostFailure {
    return goOn(session.appliance().connectionDesk().ready(name), then);
  }

  private static <T> Reply goOn(Checked<T> found, Then<T> then) throws HostFailure {
    return found.findValue().isPresent()
        ? then.go(found.findValue().get())
        : Reply.problems(found.problems(), new byte[0]);
  }
}
