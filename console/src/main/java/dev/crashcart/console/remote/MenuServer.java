package dev.crashcart.console.remote;

import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.host.HostFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/**
 * The SSH server that shows the menu to administrators and does nothing else (RFC 4251 to 4254).
 * One process serves everybody.
 */
public final class MenuServer implements AutoCloseable {
  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final int MOST_TRIES = 6;
  private static final int MOST_CHANNELS = 4;
  private static final int IO_THREADS = 2;

  /** Kept, or the level set on it would be collected with it. */
  private static final Logger LIBRARY = Logger.getLogger("org.apache.sshd");

  private final SshServer server;
  private final Doorkeeper doorkeeper;
  private final OpenMenus open;
  private final Visitors visitors;

  private MenuServer(FrontPlace place, Doorkeeper doorkeeper, FrontLimits limits) {
    this.server = ServerBuilder.builder().build(true);
    this.doorkeeper = doorkeeper;
    this.open = new OpenMenus(limits.mostSessions());
    this.visitors = new Visitors(limits, doorkeeper);
    server.setPort(place.port());
    if (!place.addresses().isEmpty()) {
      server.setHost(place.hosts());
    }
    server.setNioWorkers(IO_THREADS);
    server.addSessionListener(visitors);
    FrontAlgorithms.offer(server);
    letNobodyElse(server, limits);
  }

  /**
   * A server that listens.
   *
   * @param version shown in the menu's header
   * @throws HostFailure when it cannot listen there, or its host keys cannot be had
   */
  public static MenuServer start(Appliance appliance, FrontPlace place, String version)
      throws HostFailure {
    FrontLimits limits = FrontLimits.usual(appliance.current().console().idleLock());
    return start(appliance, place, limits, new RemoteMenu(appliance, version));
  }

  static MenuServer start(Appliance appliance, FrontPlace place, FrontLimits limits, Shown shown)
      throws HostFailure {
    // Whoever scans ports or sends rubbish would fill the log.
    LIBRARY.setLevel(Level.SEVERE);
    MenuServer menus = new MenuServer(place, new Doorkeeper(appliance.sshDesk().front()), limits);
    menus.letIn(appliance, shown, limits);
    try {
      menus.server.start();
    } catch (IOException taken) {
      menus.close();
      throw new HostFailure(
          "The menu over SSH cannot listen on "
              + place
              + " ("
              + taken.getMessage()
              + "). Choose another port: crashcart set console.ssh.port 2223, or see who has it: ss"
              + " -ltnp",
          taken);
    }
    return menus;
  }

  /** No agents, files, tunnels, displays or commands; nobody waits at the door for ever. */
  private static void letNobodyElse(SshServer server, FrontLimits limits) {
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setAgentFactory(null);
    server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
    server.setGlobalRequestHandlers(
        List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
    server.setCommandFactory((channel, words) -> new RefusedCommand(RefusedCommand.COMMANDS));
    server.setSubsystemFactories(List.of(new NoFiles()));
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Crashcart");
    CoreModuleProperties.AUTH_TIMEOUT.set(server, limits.grace());
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_TRIES);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, MOST_CHANNELS);
    // Signs of life and the limit for idling end what is dead; reading may take for ever.
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.TCP_NODELAY.set(server, true);
  }

  private void letIn(Appliance appliance, Shown shown, FrontLimits limits) throws HostFailure {
    server.setKeyPairProvider(KeyPairProvider.wrap(appliance.sshDesk().front().openHostKeys()));
    UserAuthPublicKeyFactory byKey = new UserAuthPublicKeyFactory(FrontAlgorithms.userKeys());
    server.setUserAuthFactories(List.of(byKey, UserAuthPasswordFactory.INSTANCE));
    server.setPasswordAuthenticator(doorkeeper);
    server.setPublickeyAuthenticator(doorkeeper);
    server.setKeyboardInteractiveAuthenticator(null);
    server.setHostBasedAuthenticator(null);
    server.setShellFactory(channel -> new MenuChannel(shown, open, limits.idle()));
    List<String> banner = appliance.current().ssh().service().banner();
    if (!banner.isEmpty()) {
      CoreModuleProperties.WELCOME_BANNER.set(server, String.join("\r\n", banner) + "\r\n");
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** How many menus are open. */
  int menus() {
    return open.count();
  }

  /** How many are connected. */
  int visitors() {
    return visitors.count();
  }

  /** Tells everybody, waits until they have gone, and ends; a second call does nothing. */
  @Override
  public void close() {
    try {
      if (server.isStarted()) {
        open.leave(
            "The menu over SSH is being stopped; nothing that was applied changes.", LEAVING);
        hangUp();
        server.stop(true);
      }
    } catch (IOException unclean) {
      System.getLogger(MenuServer.class.getName())
          .log(System.Logger.Level.DEBUG, "The server did not end cleanly.", unclean);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      doorkeeper.close();
    }
  }

  /** What was said last is on its way; a connection that is cut would lose it. */
  private void hangUp() throws IOException {
    List<CloseFuture> closing =
        server.getActiveSessions().stream().map(session -> session.close(false)).toList();
    long end = System.nanoTime() + LEAVING.toNanos();
    for (CloseFuture one : closing) {
      one.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  /** Says why there are no files, where a refusal alone would say nothing. */
  private static final class NoFiles implements SubsystemFactory, NamedResource {
    @Override
    public String getName() {
      return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) {
      return new RefusedCommand(RefusedCommand.FILES);
    }
  }
}
