package dev.crashcart.console.page;

import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.AccessRow.Way;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An SSH service to look at pages with: who can come in, and the keys it proves itself by. */
final class SomeSsh {
  static final PublicKeyLine ED25519 =
      PublicKeyLine.of(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm"
              + " root@nas01");

  private static final Map<String, List<String>> IN_FORCE =
      Map.of(
          "port", List.of("22"),
          "listenaddress", List.of("0.0.0.0:22", "[::]:22"),
          "passwordauthentication", List.of("yes"),
          "permitrootlogin", List.of("prohibit-password"),
          "allowtcpforwarding", List.of("yes"),
          "clientaliveinterval", List.of("0"));

  private SomeSsh() {}

  static SshState state() {
    return state(true, Optional.empty());
  }

  static SshState state(boolean active, Optional<Instant> until) {
    return new SshState(
        true,
        true,
        "ssh.service",
        active && until.isEmpty(),
        active,
        until,
        IN_FORCE,
        List.of(new HostKey("/etc/ssh/ssh_host_ed25519_key", ED25519)));
  }

  static List<AccessRow> matrix() {
    Way no = new Way(false, "not set up", true);
    return List.of(
        new AccessRow(
            "admin", new Way(true, "password set", true), new Way(true, "2 keys", true), no),
        new AccessRow(
            "root",
            new Way(false, "sshd lets root in by key only", true),
            new Way(false, "it has no key", true),
            no),
        new AccessRow(
            "ann",
            new Way(false, "its password is disabled", true),
            new Way(true, "1 key", false),
            new Way(true, "a code is asked besides the password", true)));
  }
}
