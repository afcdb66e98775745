package dev.crashcart.core.ssh;

import dev.crashcart.core.host.FileFacts;
import dev.crashcart.core.plan.Change;
import dev.crashcart.core.plan.Plan;
import dev.crashcart.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exchange of host keys: their files, and sshd told to read them. Pure. */
final class HostKeyPlanner {
  private static final int SECRET = 0600;
  private static final int OPEN = 0644;

  private final SshState state;

  HostKeyPlanner(SshState state) {
    this.state = state;
  }

  /** Only keys that are still the old ones are exchanged: what was done plans nothing. */
  Plan plan(HostKeyRenewal renewal) {
    List<Change> changes = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (HostKeyRenewal.Renewed key : renewal.keys()) {
      if (fingerprint(key.path()).equals(key.oldFingerprint())) {
        changes.add(
            new Change(
                "host key " + key.path(), shown(key.oldFingerprint()), key.key().fingerprint()));
        steps.add(
            new Step.WriteFile(
                key.path(), key.privateKey(), FileFacts.file(SECRET, 0, 0), List.of()));
        steps.add(
            Step.WriteFile.of(key.path() + ".pub", key.key() + "\n", FileFacts.file(OPEN, 0, 0)));
      }
    }
    if (steps.isEmpty()) {
      return Plan.EMPTY;
    }
    reload().ifPresent(steps::add);
    return new Plan(
        changes,
        steps,
        List.of(),
        List.of(
            "Everybody who connected to this machine before is warned that its identification has"
                + " changed and must remove the old key: ssh-keygen -R NAME. Tell them the new"
                + " fingerprints; SSHFP records in the DNS have to be renewed too.",
            "Sessions that are open stay."));
  }

  private String fingerprint(String path) {
    return state.hostKeys().stream()
        .filter(key -> key.path().equals(path))
        .map(key -> key.key().fingerprint())
        .findFirst()
        .orElse("");
  }

  private static String shown(String fingerprint) {
    return fingerprint.isEmpty() ? "none" : fingerprint;
  }

  /** A socket starts a new sshd for everybody who comes, which reads its keys itself. */
  private Optional<Step> reload() {
    if (!state.live() || !state.active() || state.bySocket()) {
      return Optional.empty();
    }
    List<String> reload = List.of("systemctl", "reload", state.serviceUnit());
    return Optional.of(
        new Step.Run(reload, "sshd reads its host keys", SshUnitSteps.LIMIT, List.of(reload)));
  }
}
