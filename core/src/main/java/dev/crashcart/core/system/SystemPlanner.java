package dev.crashcart.core.system;

import dev.crashcart.core.config.DnsName;
import dev.crashcart.core.config.KeyPath;
import dev.crashcart.core.config.Place;
import dev.crashcart.core.config.Problems;
import dev.crashcart.core.config.Secret;
import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import dev.crashcart.core.system.SystemState.SystemFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The difference between what the machine is called and reaches, and what is wanted. Pure. */
final class SystemPlanner {
  private static final FileFacts PUBLIC = FileFacts.file(0644, 0, 0);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final SystemSettings desired;
  private final SystemState written;
  private final SystemState running;
  private final Problems problems;
  private final List<Change> changes = new ArrayList<>();
  private final List<Step> files = new ArrayList<>();
  private final List<Step> commands = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SystemPlanner(
      SystemSettings desired, SystemState written, SystemState running, Problems problems) {
    this.desired = desired;
    this.written = written;
    this.running = running;
    this.problems = problems;
  }

  Plan plan() {
    hostname();
    hosts();
    timeServers();
    proxy();
    List<Step> steps = new ArrayList<>(files);
    if (written.live()) {
      steps.addAll(commands);
    } else if (!commands.isEmpty()) {
      notes.add("This system does not run; it takes the change in when it starts.");
    }
    return steps.isEmpty() && changes.isEmpty()
        ? Plan.EMPTY
        : new Plan(changes, steps, List.of(), notes);
  }

  private void hostname() {
    if (desired.hostname().isEmpty()) {
      return;
    }
    String wanted = desired.hostname().get().text();
    String inFile = SystemSection.firstLine(written.text(SystemSection.HOSTNAME));
    boolean inForce = running.hostname().equals(Optional.of(wanted));
    if (inFile.equals(wanted) && inForce) {
      return;
    }
    String before = inForce ? inFile : running.hostname().orElse(inFile);
    changes.add(new Change(key(SystemSettings.HOSTNAME.name()), before, wanted));
    if (!inFile.equals(wanted)) {
      edit(SystemSection.HOSTNAME, wanted + "\n", "the host name " + wanted);
    }
    List<String> command = List.of("hostname", "-F", SystemSection.HOSTNAME);
    commands.add(new Step.Run(command, "the host name takes effect", LIMIT, List.of(command)));
    notes.add("Programs that are running may show the old host name until they start again.");
  }

  private void hosts() {
    String before = written.text(SystemSection.HOSTS);
    HostsFile file = HostsFile.of(before);
    String current =
        desired
            .hostname()
            .map(DnsName::text)
            .or(() -> running.hostname())
            .orElse(SystemSection.firstLine(written.text(SystemSection.HOSTNAME)));
    List<String> own =
        desired.hostname().isPresent() || desired.domain().isPresent()
            ? names(current, desired.domain())
            : List.of();
    List<String> old =
        List.of(
            running.hostname().orElse(""),
            SystemSection.firstLine(written.text(SystemSection.HOSTNAME)));
    String after = file.with(own, old, HostsFile.lines(desired.hosts().values()));
    if (after.equals(before)) {
      return;
    }
    changes.addAll(file.changesTo(HostsFile.of(after)));
    edit(SystemSection.HOSTS, after, "its own name and the entries of the settings");
  }

  /** The full name first, as hosts(5) wants it. */
  private static List<String> names(String hostname, Optional<DnsName> domain) {
    String label = hostname.split("\\.", 2)[0];
    return domain.map(part -> List.of(label + "." + part, label)).orElse(List.of(hostname));
  }

  private void timeServers() {
    TimeServers servers = new TimeServers(desired.ntpServers(), written);
    servers
        .problem()
        .ifPresent(
            sentence ->
                problems.warning(
                    key(SystemSettings.NTP_SERVERS.name()), Place.of("this machine"), sentence));
    for (String path : List.of(TimeServers.TIMESYNCD, TimeServers.CHRONY)) {
      Optional<String> wanted = servers.content(path);
      if (ownFile(path, wanted)) {
        changes.add(
            new Change(
                key(SystemSettings.NTP_SERVERS.name()),
                TimeServers.shown(written.text(path)),
                wanted.map(text -> TimeServers.shown(text)).orElse("")));
        servers.command(path).ifPresent(commands::add);
      }
    }
  }

  private void proxy() {
    ProxyFiles proxy = new ProxyFiles(desired.proxy());
    boolean changed = ownFile(ProxyFiles.MANAGER, proxy.manager());
    if (changed) {
      List<String> command = List.of("systemctl", "daemon-reload");
      commands.add(new Step.Run(command, "services learn of the proxy", LIMIT, List.of(command)));
      notes.add("Services that are running use the proxy from their next start on.");
    }
    changed |= ownFile(ProxyFiles.APT, proxy.apt());
    String before = written.text(ProxyFiles.ENVIRONMENT);
    String after = proxy.environment(before);
    if (!after.equals(before)) {
      edit(ProxyFiles.ENVIRONMENT, after, "the proxy for everybody who signs in");
      changed = true;
    }
    if (changed) {
      String old = ProxyFiles.shown(before);
      String now = ProxyFiles.shown(after);
      boolean inside = old.equals(now) && !now.isEmpty();
      changes.add(
          new Change(key(SystemSettings.PROXY), old, inside ? now + ", in other words" : now));
    }
  }

  /** Whether a file that is ours alone must be written or go; the step is added. */
  private boolean ownFile(String path, Optional<String> wanted) {
    Optional<SystemFile> present = written.find(path);
    if (wanted.equals(present.map(SystemFile::text))) {
      return false;
    }
    files.add(
        wanted.isPresent()
            ? new Step.WriteFile(path, new Secret(wanted.get()), ProxyFiles.facts(path), List.of())
            : new Step.RemoveFile(path));
    return true;
  }

  private void edit(String path, String after, String what) {
    Optional<SystemFile> present = written.find(path);
    files.add(
        new Step.EditFile(
            path,
            present.map(file -> new Secret(file.text())),
            new Secret(after),
            present.map(SystemFile::facts).orElse(PUBLIC),
            what));
  }

  private static String key(String name) {
    return KeyPath.join(SystemSettings.SYSTEM, name);
  }
}
