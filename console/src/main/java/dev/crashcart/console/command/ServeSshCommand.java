package dev.crashcart.console.command;

import dev.crashcart.core.config.IpAddress;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.system.SshFront;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve-ssh}: the menu over SSH, in the foreground. */
@Command(
    name = "serve-ssh",
    description = {
      "Serve this menu over SSH on a port of its own, until the process is stopped.",
      "The service crashcart-ssh runs this when console.ssh.enabled is true."
    },
    footer = {"", "Example: crashcart serve-ssh --port 2222 --listen 192.0.2.10"})
final class ServeSshCommand implements Verb {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where it listens; left out, console.ssh.port of the settings.")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "One of this machine's addresses, may be given several times; left out,"
              + " console.ssh.addresses of the settings.")
  private List<String> addresses = List.of();

  @Override
  public Reply run(Session session) throws HostFailure {
    SshFront kept = session.appliance().sshDesk().front().place();
    int chosen;
    List<IpAddress> places;
    try {
      chosen = port.isPresent() ? SshFront.PORT.reader().apply(port.get()) : kept.port();
      places =
          addresses.isEmpty() ? kept.addresses() : addresses.stream().map(IpAddress::of).toList();
    } catch (IllegalArgumentException wrong) {
      return Reply.usage(String.valueOf(wrong.getMessage()));
    }
    return session.fronts().serveSsh(chosen, places);
  }
}
