package dev.crashcart.console.remote;

import dev.crashcart.console.command.Reply;
import dev.crashcart.console.terminal.StopSignals;
import dev.crashcart.core.apply.Appliance;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.HostKey;
import java.util.function.Consumer;

/**
 * The menu over SSH as the work of this process, from the start to SIGTERM.
 *
 * @param tell is told where it listens and with which host keys, for the journal
 */
public record ServedMenu(Appliance appliance, String version, Consumer<String> tell) {
  /** Serves until the process is told to stop. */
  public Reply run(FrontPlace place) throws HostFailure {
    StopSignals signals = new StopSignals();
    try (MenuServer server = MenuServer.start(appliance, place, version)) {
      tell.accept(
          "The menu over SSH listens on " + new FrontPlace(server.port(), place.addresses()));
      for (HostKey key : appliance.sshDesk().front().hostKeys()) {
        tell.accept("Host key " + key.key().shortType() + " " + key.key().fingerprint());
      }
      signals.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Reply.done("The menu over SSH has stopped.");
  }
}
