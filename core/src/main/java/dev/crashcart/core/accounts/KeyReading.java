package dev.crashcart.core.accounts;

import dev.crashcart.core.config.PublicKeyLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The public keys in a text that somebody gave: pasted, in a file, from the web. Of a text that
 * holds a private key nothing is taken, and nothing of any refused line is quoted.
 */
public record KeyReading(List<PublicKeyLine> keys, List<Fault> faults) {
  /** More is no list of somebody's keys. */
  public static final int MOST_BYTES = 64 << 10;

  /** What private keys begin with: PEM, PuTTY's, and the Base64 of OpenSSH's without its head. */
  private static final List<String> PRIVATE =
      List.of("PRIVATE KEY", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXktdjE");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * A line that is no key to use.
   *
   * @param line from 1 on; 0 when it is the whole
   */
  public record Fault(int line, String sentence) {
    @Override
    public String toString() {
      return line == 0 ? sentence : "line " + line + ": " + sentence;
    }
  }

  public KeyReading {
    keys = List.copyOf(keys);
    faults = List.copyOf(faults);
  }

  /** Reads a text of UTF-8; the array is overwritten with zeros before this returns. */
  public static KeyReading of(byte[] text) {
    try {
      if (text.length > MOST_BYTES) {
        return refused("this is more than 64 KiB, which is no list of public keys.");
      }
      if (PRIVATE.stream().anyMatch(mark -> holds(text, mark))) {
        return refused(
            "this is a private key, which stays on its owner's computer. Give the public one: the"
                + " file whose name ends in .pub. Nothing was kept of it.");
      }
      return lines(new String(text, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static KeyReading refused(String sentence) {
    return new KeyReading(List.of(), List.of(new Fault(0, sentence)));
  }

  private static boolean holds(byte[] text, String mark) {
    byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + wanted.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static KeyReading lines(String text) {
    List<PublicKeyLine> keys = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<String> lines = text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Optional<PublicKeyLine> key = PublicKeyLine.find(line);
      Optional<String> refusal = key.isPresent() ? key.get().refusal() : Optional.of(noKey(line));
      if (refusal.isPresent()) {
        faults.add(new Fault(i + 1, refusal.get()));
      } else if (!keys.contains(key.get())) {
        keys.add(key.get());
      }
      if (isOtherFormat(line)) {
        break;
      }
    }
    if (keys.isEmpty() && faults.isEmpty()) {
      return refused("there is no key in it.");
    }
    return new KeyReading(keys, faults);
  }

  private static boolean isOtherFormat(String line) {
    return line.startsWith("---- BEGIN SSH2") || line.startsWith("-----BEGIN");
  }

  private static String noKey(String line) {
    return isOtherFormat(line)
        ? "this is no key as OpenSSH writes it. Turn it into one: ssh-keygen -i -m "
            + (line.startsWith("---- ") ? "RFC4716" : "PKCS8")
            + " -f FILE"
        : "this is no public key; it begins with its type, such as ssh-ed25519 or ssh-rsa, followed"
            + " by one long word. It stands in a file whose name ends in .pub.";
  }
}
