package dev.crashcart.console.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** The answer to whatever this server does not do: a sentence on standard error, and status 1. */
final class RefusedCommand implements Command {
  static final String COMMANDS =
      "This server shows the menu of the appliance and runs no commands. Leave the command out: ssh"
          + " -t -p PORT ACCOUNT@HOST";

  static final String FILES =
      "This server shows the menu of the appliance and moves no files (scp, sftp).";

  private final String sentence;
  private OutputStream err = OutputStream.nullOutputStream();
  private ExitCallback exit = (status, message, closeImmediately) -> {};

  RefusedCommand(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public void setInputStream(InputStream in) {}

  @Override
  public void setOutputStream(OutputStream out) {}

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment env) throws IOException {
    err.write((sentence + "\r\n").getBytes(StandardCharsets.UTF_8));
    err.flush();
    exit.onExit(1);
  }

  @Override
  public void destroy(ChannelSession channel) {}
}
