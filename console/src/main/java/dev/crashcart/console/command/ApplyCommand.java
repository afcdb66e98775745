package dev.crashcart.console.command;

import dev.crashcart.core.host.HostFailure;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code apply [FILE]}: makes the machine be as a settings file says. */
@Command(
    name = "apply",
    description =
        "Make the machine be as a settings file says, and keep it. Without FILE:"
            + " /etc/crashcart/config.yaml as it stands, edited or not.",
    footer = {"", "Example: crashcart apply --try 60s new.yaml && crashcart keep"})
final class ApplyCommand implements Verb {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file; - is standard input.")
  private Optional<String> file = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  public Reply run(Session session) throws HostFailure {
    String usual = "apply " + file.orElse("the settings file");
    return ProposedFile.plan(
        session,
        file,
        change.consent(session),
        (checked, source) -> change.carryOut(session, checked, usual, source));
  }
}
