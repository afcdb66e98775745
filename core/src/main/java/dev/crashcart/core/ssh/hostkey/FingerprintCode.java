package dev.crashcart.core.ssh.hostkey;

import dev.crashcart.core.ssh.HostKey;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A QR code (ISO/IEC 18004) that holds fingerprints of host keys as text, for the camera of a
 * telephone: a line for each, {@code nas01 ED25519 SHA256:…}. It is drawn light on dark, as
 * terminals are.
 *
 * @param lines of the drawing, with the light rim that cameras need
 * @param keys those that are in it, the best first; as many as fit
 */
public record FingerprintCode(List<String> lines, List<HostKey> keys) {
  /** The standard asks for 4; cameras are content with 2. */
  private static final List<Integer> RIMS = List.of(4, 2);

  /** The order in which clients ask for them nowadays. */
  private static final List<String> BEST = List.of("ED25519", "ECDSA", "RSA");

  public FingerprintCode {
    lines = List.copyOf(lines);
    keys = List.copyOf(keys);
  }

  /**
   * The code of as many keys as fit; nothing when there is no room even for one.
   *
   * @param name of this machine
   * @param columns of the room
   * @param rows of the room
   * @param unicode whether half blocks can be drawn; else two characters make one square, which
   *     takes twice the rows
   */
  public static Optional<FingerprintCode> of(
      String name, List<HostKey> keys, int columns, int rows, boolean unicode) {
    List<HostKey> ordered =
        keys.stream().sorted(Comparator.comparingInt(FingerprintCode::rank)).toList();
    for (int count = ordered.size(); count > 0; count--) {
      List<HostKey> some = ordered.subList(0, count);
      QrCode code = code(name, some);
      for (int rim : RIMS) {
        int size = code.size + 2 * rim;
        boolean fits = unicode ? size <= columns && (size + 1) / 2 <= rows : size * 2 <= columns;
        if (fits && (unicode || size <= rows)) {
          return Optional.of(
              new FingerprintCode(unicode ? halfBlocks(code, rim) : squares(code, rim), some));
        }
      }
    }
    return Optional.empty();
  }

  /** What the code of these keys says. */
  static String text(String name, List<HostKey> keys) {
    return keys.stream()
        .map(key -> name + " " + key.key().shortType() + " " + key.key().fingerprint())
        .collect(Collectors.joining("\n"));
  }

  private static int rank(HostKey key) {
    int place = BEST.indexOf(key.key().shortType());
    return place < 0 ? BEST.size() : place;
  }

  /** The smallest one: a screen has no stains that would have to be made up for. */
  private static QrCode code(String name, List<HostKey> keys) {
    List<QrSegment> segments = QrSegment.makeSegments(text(name, keys));
    return QrCode.encodeSegments(segments, QrCode.Ecc.LOW);
  }

  private static List<String> halfBlocks(QrCode code, int rim) {
    List<String> lines = new ArrayList<>();
    for (int y = -rim; y < code.size + rim; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -rim; x < code.size + rim; x++) {
        boolean upper = isLight(code, x, y);
        // Behind the last row of an odd number the screen itself begins.
        boolean lower = y + 1 < code.size + rim && isLight(code, x, y + 1);
        line.append(upper ? (lower ? '\u2588' : '\u2580') : (lower ? '\u2584' : ' '));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> squares(QrCode code, int rim) {
    List<String> lines = new ArrayList<>();
    for (int y = -rim; y < code.size + rim; y++) {
      StringBuilder line = new StringBuilder();
      for (int x = -rim; x < code.size + rim; x++) {
        line.append(isLight(code, x, y) ? "##" : "  ");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** Outside of the code all is light. */
  private static boolean isLight(QrCode code, int x, int y) {
    return !code.getModule(x, y);
  }
}
