package dev.crashcart.console.command;

import dev.crashcart.core.apply.Outcome;
import dev.crashcart.core.host.HostFailure;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ssh on}: the service on for good, or for a while. */
@Command(
    name = "on",
    description = "Switch the SSH service on, now and at every start, or only for a while.",
    footer = {"", "Example: crashcart ssh on --for 30m"})
final class SshOnCommand implements Verb {
  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = While.class,
      description =
          "Only for this long, then off by itself; 1 minute to 24 hours. The settings stay.")
  private Optional<Duration> length = Optional.empty();

  /** How long the service may be on without being switched on for good. */
  static final class While implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Durations.within(
          text, Duration.ofMinutes(1), Duration.ofHours(24), "between 1 minute and 24 hours");
    }
  }

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    if (length.isEmpty()) {
      return SshSwitch.set(session, change, true);
    }
    Outcome outcome = session.appliance().sshDesk().onFor(length.get(), session.who());
    return outcome instanceof Outcome.Unchanged
        ? Reply.done("SSH is on already, and the settings keep it on; nothing was changed.")
        : Reply.of(outcome);
  }
}
