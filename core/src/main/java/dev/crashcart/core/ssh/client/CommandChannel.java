package dev.crashcart.core.ssh.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.ConnectionService;

/** A channel for one command that tells whether the other machine took it (RFC 4254, 6.5). */
final class CommandChannel extends ChannelExec {
  private final Waiting waiting;
  private volatile boolean taken;

  private CommandChannel(String command, Waiting waiting) {
    super(command, null, Map.of());
    this.waiting = waiting;
  }

  /** Begins to open it; what comes back goes to these streams, which stay open. */
  static CommandChannel open(
      ClientSession session, String command, OutputStream out, OutputStream err, Waiting waiting)
      throws IOException {
    CommandChannel channel = new CommandChannel(command, waiting);
    session.getService(ConnectionService.class).registerChannel(channel);
    channel.setOut(out);
    channel.setErr(err);
    channel.addCloseFutureListener(closed -> waiting.wake());
    channel.open();
    return channel;
  }

  @Override
  public void handleSuccess() throws IOException {
    super.handleSuccess();
    taken = true;
    waiting.wake();
  }

  /** Whether the command was begun. */
  boolean isTaken() {
    return taken || getExitStatus() != null || getExitSignal() != null;
  }
}
