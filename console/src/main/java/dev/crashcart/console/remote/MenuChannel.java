package dev.crashcart.console.remote;

import dev.crashcart.console.command.BugReport;
import dev.crashcart.console.plain.RawLines;
import dev.crashcart.console.plain.Window;
import dev.crashcart.console.terminal.StreamTerminal;
import dev.crashcart.console.terminal.TerminalKind;
import dev.crashcart.core.apply.Who;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A menu on one channel (RFC 4254, 6): its own screen and threads, which end with the channel,
 * however that ends.
 */
final class MenuChannel implements Command {
  private static final String NO_TERMINAL =
      "The menu needs a terminal. Connect with: ssh -t -p PORT ACCOUNT@HOST";

  private final Shown shown;
  private final OpenMenus open;
  private final Duration idleLimit;
  private Keystrokes in = new Keystrokes(InputStream.nullInputStream());
  private OutputStream out = OutputStream.nullOutputStream();
  private OutputStream err = OutputStream.nullOutputStream();
  private ExitCallback exit = (status, message, closeImmediately) -> {};
  private volatile Optional<String> farewell = Optional.empty();
  private volatile boolean ended;

  /**
   * A menu that is not shown yet.
   *
   * @param idleLimit how long without a key until it ends; zero is for ever
   */
  MenuChannel(Shown shown, OpenMenus open, Duration idleLimit) {
    this.shown = shown;
    this.open = open;
    this.idleLimit = idleLimit;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = new Keystrokes(stream);
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

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
    // Only a request for a terminal sets the size (RFC 4254, 6.2).
    if (!env.getEnv().containsKey(Environment.ENV_COLUMNS)) {
      say(err, NO_TERMINAL);
      exit.onExit(1);
      return;
    }
    Who who = Peer.of(channel.getSession()).who(channel.getSession().getUsername());
    if (!open.add(this)) {
      say(out, "There are as many people at this menu as it bears. Try again later.");
      exit.onExit(1);
      return;
    }
    ScheduledExecutorService timer =
        channel.getSession().getFactoryManager().getScheduledExecutorService();
    Thread thread = new Thread(() -> serve(env, who, timer), "ssh menu " + who.terminal());
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Environment env, Who who, ScheduledExecutorService timer) {
    int status = 1;
    try {
      watchIdling(timer);
      show(env, who);
      status = 0;
      if (farewell.isPresent()) {
        say(out, farewell.get());
      }
    } catch (HostFailure refused) {
      sayLast(refused.getMessage());
    } catch (IOException gone) {
      System.getLogger(MenuChannel.class.getName())
          .log(System.Logger.Level.DEBUG, "The channel is gone.", gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error fault) {
      sayLast(BugReport.of(fault).message());
    } finally {
      ended = true;
      // Whoever waits for all menus to end hangs up then, and the status must be on its way.
      exit.onExit(status);
      open.remove(this);
    }
  }

  private void show(Environment env, Who who)
      throws IOException, InterruptedException, HostFailure {
    TerminalKind kind = kind(env.getEnv());
    Optional<Shown.LineByLine> lines = shown.lineByLine();
    if (!kind.addressable() && lines.isPresent()) {
      lines.get().to(new RawLines(in, out), kind.utf8(), () -> window(env), who);
      return;
    }
    try (StreamTerminal terminal = StreamTerminal.open(kind, in, out, columns(env), rows(env))) {
      env.addSignalListener(
          (channel, signal) -> terminal.resized(columns(env), rows(env)), Signal.WINCH);
      shown.to(terminal.terminal(), who);
    }
  }

  private static Optional<Window> window(Environment env) {
    return rows(env) > 2 && columns(env) > 0
        ? Optional.of(new Window(rows(env), columns(env)))
        : Optional.empty();
  }

  private static TerminalKind kind(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    if (!given.containsKey("LC_ALL") && !given.containsKey("LC_CTYPE")) {
      environment.putIfAbsent("LANG", "C.UTF-8");
    }
    return TerminalKind.of(environment, "", false, false);
  }

  private static int columns(Environment env) {
    return number(env, Environment.ENV_COLUMNS);
  }

  private static int rows(Environment env) {
    return number(env, Environment.ENV_LINES);
  }

  private static int number(Environment env, String name) {
    String text = env.getEnv().getOrDefault(name, "");
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  /** Looks again when the limit could be reached, and not before. */
  private void watchIdling(ScheduledExecutorService timer) {
    if (!idleLimit.isZero() && !ended) {
      long left = idleLimit.toNanos() - in.silentNanos();
      if (left <= 0) {
        leave("Signed out: no key was pressed for " + idleLimit.toMinutes() + " minutes.");
      } else {
        timer.schedule(() -> watchIdling(timer), left, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Ends the menu; its last line is this sentence. */
  void leave(String sentence) {
    farewell = Optional.of(sentence);
    endInput();
  }

  private void sayLast(String sentence) {
    try {
      say(out, sentence);
    } catch (IOException gone) {
      System.getLogger(MenuChannel.class.getName())
          .log(System.Logger.Level.DEBUG, "The channel is gone.", gone);
    }
  }

  private static void say(OutputStream stream, String sentence) throws IOException {
    stream.write((sentence + "\r\n").getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  /** The channel is gone: whoever waits for its keys hears of it. */
  @Override
  public void destroy(ChannelSession channel) {
    endInput();
  }

  private void endInput() {
    ended = true;
    try {
      in.close();
    } catch (IOException gone) {
      System.getLogger(MenuChannel.class.getName())
          .log(System.Logger.Level.DEBUG, "The channel is gone.", gone);
    }
  }
}
