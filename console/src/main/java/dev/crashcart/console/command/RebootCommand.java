package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reboot}: restarts the machine. */
@Command(
    name = "reboot",
    description = "Restart the machine now.",
    footer = {"", "Example: crashcart reboot --reason 'new kernel'"})
final class RebootCommand implements Verb {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    return Reply.of(session.appliance().restart(session.who(), reason.orElse("")));
  }
}
