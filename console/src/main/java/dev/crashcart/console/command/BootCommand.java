package dev.crashcart.console.command;

import dev.crashcart.core.apply.Boot;
import dev.crashcart.core.host.Host;
import dev.crashcart.core.host.HostFailure;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * {@code boot}: what is done while the machine starts. A service runs it before the network does;
 * each sentence becomes a line of the journal, and no failure holds the machine up.
 */
@Command(
    name = "boot",
    description = "Do what is due while the machine starts, before its network.",
    footer = {
      "",
      "For the service that runs then: what was on trial goes back; changes from",
      "outside are put right where console.boot-drift says so; a machine on which",
      "nothing was ever set up gets addresses by DHCP.",
      "",
      "Example: crashcart boot"
    })
final class BootCommand implements Verb {
  @Override
  public boolean looksBackFirst() {
    return false;
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    if (session.appliance().kind() == Host.Kind.OFFLINE) {
      return Reply.usage("boot is for a system that starts; this one does not run.");
    }
    Boot.Report report = session.appliance().boot().run();
    List<String> sentences =
        report.sentences().isEmpty()
            ? List.of("Nothing was to be done at this start.")
            : report.sentences();
    return new Reply(
        report.good() ? 0 : Reply.REFUSED_BY_MACHINE,
        report.good() ? "done" : "failed",
        "",
        sentences,
        List.of(),
        Map.of("done", report.sentences()));
  }
}
