package dev.crashcart.console.command;

import dev.crashcart.core.apply.SshDesk;
import dev.crashcart.core.host.HostFailure;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.hostkey.FingerprintCode;
import dev.crashcart.core.ssh.hostkey.RandomArt;
import dev.crashcart.core.ssh.hostkey.SshfpRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ssh fingerprints}: what a client shows at the first connection, to compare. */
@Command(
    name = "fingerprints",
    description = "Show the host keys of this machine, to compare with what a client shows.",
    footer = {"", "Example: crashcart ssh fingerprints --qr"})
final class SshFingerprintsCommand implements Verb {
  /** Wider and higher than any code that three keys make. */
  private static final int ROOM = 200;

  @ArgGroup(exclusive = true)
  private Shape shape = new Shape();

  /** In what shape; one at a time. */
  static final class Shape {
    @Option(names = "--art", description = "As pictures, as ssh -o VisualHostKey=yes shows them.")
    private boolean art;

    @Option(names = "--qr", description = "As a QR code for the camera of a telephone.")
    private boolean qr;

    @Option(
        names = "--plain-qr",
        description = "The same of plain characters, for terminals without half blocks.")
    private boolean plainQr;

    @Option(names = "--sshfp", description = "As SSHFP lines for the DNS (RFC 4255).")
    private boolean sshfp;

    private boolean isPlain() {
      return !art && !qr && !plainQr && !sshfp;
    }
  }

  @Override
  public Reply run(Session session) throws HostFailure {
    SshDesk desk = session.appliance().sshDesk();
    List<HostKey> keys = desk.hostKeys();
    if (keys.isEmpty()) {
      return Reply.refusedByMachine(
          "This machine has no SSH host keys yet. Make them: crashcart ssh renew-host-keys --yes");
    }
    List<String> lines = new ArrayList<>(lines(desk.hostName(), keys));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("host-keys", keys.stream().map(SshFacts::of).toList());
    List<HostKey> menu = desk.front().hostKeys();
    if (!menu.isEmpty()) {
      facts.put("menu-host-keys", menu.stream().map(SshFacts::of).toList());
      if (shape.isPlain()) {
        lines.add("The menu over SSH, on its own port, has keys of its own:");
        lines.addAll(SshFacts.fingerprints(menu));
      }
    }
    if (!shape.isPlain()) {
      facts.put("lines", lines);
    }
    return Reply.found(lines, facts);
  }

  private List<String> lines(String name, List<HostKey> keys) {
    if (shape.qr || shape.plainQr) {
      Optional<FingerprintCode> code = FingerprintCode.of(name, keys, ROOM, ROOM, shape.qr);
      return code.map(FingerprintCode::lines).orElse(List.of());
    }
    if (shape.sshfp) {
      return keys.stream().flatMap(key -> SshfpRecords.of(name, key.key()).stream()).toList();
    }
    if (!shape.art) {
      return SshFacts.fingerprints(keys);
    }
    List<String> lines = new ArrayList<>();
    for (HostKey key : keys) {
      lines.add(key.key().fingerprint());
      lines.addAll(RandomArt.of(key.key()));
    }
    return lines;
  }
}
