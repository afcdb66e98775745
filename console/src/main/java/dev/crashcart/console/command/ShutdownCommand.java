package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shutdown}: switches the machine off. */
@Command(
    name = "shutdown",
    description = "Shut down the machine now.",
    footer = {"", "Example: crashcart shutdown --reason 'new kernel'"})
final class ShutdownCommand implements Verb {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    return Reply.of(session.appliance().shutDown(session.who(), reason.orElse("")));
  }
}
