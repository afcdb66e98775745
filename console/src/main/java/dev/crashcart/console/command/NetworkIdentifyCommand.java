package dev.crashcart.console.command;

import dev.crashcart.core.apply.NetworkDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.network.InterfaceName;
import dev.crashcart.core.network.check.PortFinder;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network identify}: which port is this? */
@Command(
    name = "identify",
    description = "Let the light of a port blink, or tell which cable is pulled or plugged in.",
    footer = {
      "",
      "Example: crashcart network identify eno1",
      "         crashcart network identify --cable --for 60s"
    })
final class NetworkIdentifyCommand implements Verb {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = InterfaceNames.class,
      description = "The interface whose light blinks.")
  private Optional<InterfaceName> name = Optional.empty();

  @Option(names = "--cable", description = "Wait until a cable is pulled or plugged in instead.")
  private boolean cable;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long, such as 30s or 2m; left out, 15 seconds, with --cable a minute.")
  private Optional<Duration> length = Optional.empty();

  @Override
  public Reply run(Session session) throws HostFailure {
    if (cable == name.isPresent()) {
      return Reply.usage(
          "Give the name of an interface, or --cable: crashcart network identify eno1");
    }
    NetworkDesk desk = session.appliance().networkDesk();
    return cable ? watched(session, desk) : blinked(session, desk, name.orElseThrow());
  }

  private Reply blinked(Session session, NetworkDesk desk, InterfaceName port) throws HostFailure {
    Duration time = length.orElse(Duration.ofSeconds(15));
    session.tell().accept("The light of " + port + " blinks for " + words(time) + ".");
    Optional<String> refused = desk.blink(port, time);
    return refused.isPresent()
        ? Reply.refusedByMachine(refused.get())
        : Reply.done("The light of " + port + " has blinked.");
  }

  private Reply watched(Session session, NetworkDesk desk) throws HostFailure {
    Duration time = length.orElse(Duration.ofMinutes(1));
    session
        .tell()
        .accept("Pull or plug in a cable now; Crashcart watches for " + words(time) + ".");
    Optional<PortFinder.Moved> moved = desk.watchCable(time, Thread.currentThread()::isInterrupted);
    return moved
        .map(
            it ->
                Reply.done(it.sentence())
                    .withFacts(Facts.two("name", it.name(), "carrier", it.carrier())))
        .orElseGet(
            () ->
                Reply.refusedByMachine(
                    "No cable was pulled or plugged in within "
                        + words(time)
                        + ". A port that is switched off notices nothing."));
  }

  private static String words(Duration time) {
    return time.toSeconds() == 60 ? "a minute" : time.toSeconds() + " seconds";
  }
}
