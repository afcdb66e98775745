package dev.crashcart.core.ssh.client;

import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * A command on another machine, given to the account's shell there as one text (RFC 4254, 6.5).
 *
 * @param in sent to it until its end; read on a thread of its own, which a read that never returns
 *     keeps until then
 * @param limit for the whole of it
 */
record RemoteCommand(
    String text, InputStream in, OutputStream out, OutputStream err, Duration limit) {
  /** The status of ssh(1) when it is not the command's. */
  static final int LOST = 255;

  /** As long as it likes. */
  static final Duration UNLIMITED = Duration.ofDays(36_500);

  private static final int SIGNALLED = 128;

  /** Those of RFC 4254, 6.10, by their numbers of signal(7). */
  private static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          Map.entry("HUP", 1),
          Map.entry("INT", 2),
          Map.entry("QUIT", 3),
          Map.entry("ILL", 4),
          Map.entry("ABRT", 6),
          Map.entry("FPE", 8),
          Map.entry("KILL", 9),
          Map.entry("USR1", 10),
          Map.entry("SEGV", 11),
          Map.entry("USR2", 12),
          Map.entry("PIPE", 13),
          Map.entry("ALRM", 14),
          Map.entry("TERM", 15));

  /**
   * Runs it to its end.
   *
   * @return its exit status; 128 and the signal's number when a signal ended it, as shells say
   */
  int run(Link link) throws HostFailure {
    KeptOpen output = new KeptOpen(out);
    KeptOpen errors = new KeptOpen(err);
    Waiting waiting = link.attempt().waiting();
    CommandChannel channel = start(link, output, errors);
    Waiting.End begun =
        waiting.until(
            () -> channel.isTaken() || channel.isClosed() || link.isLost(),
            link.connection().connectTimeout());
    if (!channel.isTaken()) {
      throw notBegun(link, begun);
    }
    feed(channel);
    Waiting.End end = waiting.until(() -> channel.isClosed() || link.isLost(), limit);
    if (output.refusal().isPresent() || errors.refusal().isPresent()) {
      throw link.attempt()
          .failed(
              Ending.FAILED,
              "What the command printed could not be passed on: nobody reads it.",
              "Look at the program behind the pipe, or at the space on the disk.");
    }
    return status(link, channel, end);
  }

  private CommandChannel start(Link link, OutputStream output, OutputStream errors)
      throws HostFailure {
    try {
      return CommandChannel.open(link.session(), text, output, errors, link.attempt().waiting());
    } catch (IOException | RuntimeException lost) {
      throw link.attempt()
          .failed(
              Ending.FAILED,
              "The connection was lost: " + Foreign.reason(lost) + ".",
              "Try again.");
    }
  }

  private static HostFailure notBegun(Link link, Waiting.End end) {
    return switch (end) {
      case STOPPED -> link.attempt().stopped();
      case TIME_UP ->
          link.attempt()
              .failed(
                  Ending.NO_COMMANDS,
                  "It did not begin the command within "
                      + HandshakeFailures.seconds(link.connection().connectTimeout().toMillis())
                      + ".",
                  "Try again; the machine may be overloaded.");
      case HAPPENED ->
          link.attempt()
              .failed(
                  Ending.NO_COMMANDS,
                  link.isLost()
                      ? "It closed the connection instead of beginning the command."
                      : "It refuses to run commands for this account.",
                  "Let that account run commands there, or take another account.");
    };
  }

  private void feed(CommandChannel channel) {
    Thread pump =
        new Thread(
            () -> {
              // The command may end before it has read everything: how it ended says the rest.
              try (OutputStream to = channel.getInvertedIn()) {
                byte[] piece = new byte[8192];
                for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                  to.write(piece, 0, n);
                  to.flush();
                }
              } catch (IOException ended) {
                System.getLogger(RemoteCommand.class.getName())
                    .log(System.Logger.Level.DEBUG, "A command did not read all of its input.");
              }
            },
            "crashcart-remote-in");
    pump.setDaemon(true);
    pump.start();
  }

  private static int status(Link link, CommandChannel channel, Waiting.End end) throws HostFailure {
    if (channel.getExitStatus() != null) {
      return channel.getExitStatus();
    }
    if (channel.getExitSignal() != null) {
      return SIGNALLED + SIGNALS.getOrDefault(channel.getExitSignal(), 0);
    }
    throw switch (end) {
      case STOPPED -> link.attempt().stopped();
      case TIME_UP ->
          link.attempt().failed(Ending.NO_COMMANDS, "The command did not end in time.", "");
      case HAPPENED ->
          link.attempt()
              .failed(
                  Ending.FAILED,
                  "The connection was lost before the command ended; whether it goes on there is"
                      + " not known.",
                  "Look there.");
    };
  }
}
