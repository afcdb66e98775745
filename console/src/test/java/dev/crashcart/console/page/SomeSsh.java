package dev.crashcart.console.page;

import dev.crashcart.core.accounts.AuthorizedKey;
import dev.crashcart.core.apply.SshView;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.AccessRow;
import dev.crashcart.core.ssh.AccessRow.Way;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.SshService;
import dev.crashcart.core.ssh.SshState;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An SSH service to look at pages with: who can come in, and the keys it proves itself by. */
final class SomeSsh {
  static final PublicKeyLine ED25519 =
      PublicKeyLine.of(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm"
              + " root@nas01");

  private static final String WEAK =
      "ssh-rsa "
          + "AAAAB3NzaC1yc2EAAAADAQABAAAAgQDBAwoRGB8mLTQ7QklQV15lbHN6gYiPlp2kq7K5wMfO1dzj6vH4"
          + "/wYNFBsiKTA3PkVMU1phaG92fYSLkpmgp661vMPK0djf5u30+wIJEBceJSwzOkFIT1ZdZGtyeYCHjpWc"
          + "o6qxuL/GzdTb4unw9/4FDBMaISgvNj1ES1JZYGdudQ=="
          + " old@box";

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

  /** A view of it with nothing in the settings. */
  static SshView view() {
    SshService none = SshService.none();
    SshService inForce =
        new SshService(
            Optional.of(true),
            Optional.of(22),
            List.of(),
            Optional.of(true),
            Optional.of(false),
            Optional.of(true),
            Optional.of(true),
            List.of(),
            Optional.of(true),
            Optional.of(0),
            List.of(),
            List.of(),
            List.of());
    return new SshView(state(), none, inForce, List.of(22), List.of(), matrix());
  }

  /** Keys of an account: one of ours, one that somebody else wrote, and one that is too weak. */
  static List<AuthorizedKey> keys() {
    String file = "/home/ann/.ssh/authorized_keys";
    return List.of(
        new AuthorizedKey(key("", "ann@laptop"), true, file),
        new AuthorizedKey(key("from=\"10.0.0.0/8\",no-pty", "backup@nas02"), false, file),
        new AuthorizedKey(PublicKeyLine.find(WEAK).orElseThrow(), false, file));
  }

  /** The same key under another name. */
  static PublicKeyLine key(String options, String comment) {
    return new PublicKeyLine(options, ED25519.type(), other(comment), comment);
  }

  /** Another key for each comment. */
  private static String other(String comment) {
    byte[] blob = ED25519.blob();
    blob[blob.length - 1] = (byte) comment.length();
    return Base64.getEncoder().encodeToString(blob);
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
