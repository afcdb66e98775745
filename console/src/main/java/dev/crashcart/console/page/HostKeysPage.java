package dev.crashcart.console.page;

import dev.crashcart.console.page.View.KeyHint;
import dev.crashcart.console.page.View.Tone;
import dev.crashcart.core.apply.Status;
import dev.crashcart.core.config.PublicKeyLine;
import dev.crashcart.core.ssh.HostKey;
import java.util.List;
import java.util.Optional;

/** The keys by which people know this machine when they come in over SSH. */
final class HostKeysPage implements Page {
  private static final String ART = "art";
  private static final String QR = "qr";
  private static final String SSHFP = "sshfp";
  private static final String RENEW = "renew";

  private final Kept kept = new Kept();

  @Override
  public View view(Desk desk) {
    List<HostKey> keys = keys(desk);
    Lines lines = new Lines();
    if (keys.isEmpty()) {
      lines.words("This machine has no host key yet; sshd makes them when it starts.");
      return text(lines, List.of());
    }
    lines.words(
        "Whoever comes in for the first time is shown one of these. Read it to them: when it is"
            + " the same, nobody sits between.");
    for (HostKey key : keys) {
      PublicKeyLine line = key.key();
      lines.sentences(
          line.shortType() + " " + AuthorizedKeysPage.bits(line), List.of(line.fingerprint()));
    }
    return text(
        lines,
        List.of(
            KeyHint.of(ART, 'a', "pictures"),
            KeyHint.of(QR, 'q', "QR code"),
            KeyHint.of(SSHFP, 's', "SSHFP"),
            KeyHint.of(RENEW, 'n', "new keys")));
  }

  private static View text(Lines lines, List<KeyHint> keys) {
    return new View.Text("Host keys", Tone.PLAIN, lines.all(), Optional.empty(), keys);
  }

  private static List<HostKey> keys(Desk desk) {
    return desk.status().map(Status::ssh).map(SshWords::hostKeys).orElse(List.of());
  }

  @Override
  public Next answer(Answer answer, Desk desk) {
    List<HostKey> keys = keys(desk);
    return switch (answer.choice()) {
      case ART -> Next.open(HostKeyTexts.art(keys));
      case QR -> Next.open(HostKeyTexts.qr(keys, desk));
      case SSHFP -> Next.open(HostKeyTexts.sshfp(keys, desk));
      case RENEW -> kept.open(RENEW, RenewHostKeysPage::new);
      default -> Next.back();
    };
  }
}
