package dev.crashcart.console.page;

import dev.crashcart.console.page.View.Line;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.ssh.HostKey;
import dev.crashcart.core.ssh.hostkey.FingerprintCode;
import dev.crashcart.core.ssh.hostkey.RandomArt;
import dev.crashcart.core.ssh.hostkey.SshfpRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The host keys in the forms in which people compare and publish them. */
final class HostKeyTexts {
  /** The room between the edges of a screen of 80 by 24, which a code must not leave. */
  private static final int COLUMNS = 78;

  private static final int ROWS = 21;

  private HostKeyTexts() {}

  /** The pictures that ssh shows with VisualHostKey. */
  static Page art(List<HostKey> keys) {
    Lines lines = new Lines();
    for (HostKey key : keys) {
      lines.list(SshWords.fingerprint(key.key()), RandomArt.of(key.key()));
    }
    return TextPage.of("Host keys as pictures", lines.all());
  }

  /** A code for the camera of a telephone, alone on its screen: it needs all the room. */
  static Page qr(List<HostKey> keys, Desk desk) {
    Optional<FingerprintCode> code = FingerprintCode.of(hostName(desk), keys, COLUMNS, ROWS, true);
    List<Line> lines = new ArrayList<>();
    code.ifPresent(it -> it.lines().forEach(line -> lines.add(Line.verbatim(line))));
    if (lines.isEmpty()) {
      lines.add(Line.words("The fingerprints do not fit into a code on this screen."));
    }
    String whose =
        code.map(it -> String.join(", ", it.keys().stream().map(HostKeyTexts::type).toList()))
            .orElse("");
    return TextPage.of("Host keys as a QR code: " + whose, lines);
  }

  private static String type(HostKey key) {
    return key.key().shortType();
  }

  /** Lines for the DNS. */
  static Page sshfp(List<HostKey> keys, Desk desk) {
    Lines lines =
        new Lines()
            .words(
                "Put these into the zone of "
                    + hostName(desk)
                    + ". Clients with VerifyHostKeyDNS believe them in a signed zone alone (DNSSEC)."
                    + " By command: crashcart ssh fingerprints --sshfp");
    for (HostKey key : keys) {
      lines.sentences(type(key), SshfpRecords.of(hostName(desk), key.key()));
    }
    return TextPage.of("Host keys for the DNS (SSHFP)", lines.all());
  }

  private static String hostName(Desk desk) {
    return desk.status().map(Status::hostName).orElse("this machine");
  }

  /** New keys are made each time it is planned. */
  static Errand renewal() {
    return Errand.of(
        "renew the SSH host keys",
        "crashcart ssh renew-host-keys",
        (appliance, consent) -> appliance.sshDesk().planNewHostKeys(consent));
  }
}
