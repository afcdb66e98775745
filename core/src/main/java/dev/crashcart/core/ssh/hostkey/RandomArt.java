package dev.crashcart.core.ssh.hostkey;

import dev.crashcart.core.config.PublicKeyLine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a key that {@code ssh-keygen -lv} shows: the walk of the drunken bishop over the
 * SHA-256 of the key, 11 lines of 19 characters. Two pictures are told apart at a glance.
 */
public final class RandomArt {
  private static final int WIDTH = 17;
  private static final int HEIGHT = 9;

  /** What a field shows that was stepped on that often; the last two are start and end. */
  private static final String MARKS = " .o+=*BOX@%&#/^SE";

  private RandomArt() {}

  /** The lines of the picture, with its frame. */
  public static List<String> of(PublicKeyLine key) {
    int[][] steps = walk(sha256(key.blob()));
    List<String> lines = new ArrayList<>();
    lines.add(border(title(key)));
    for (int y = 0; y < HEIGHT; y++) {
      StringBuilder line = new StringBuilder("|");
      for (int x = 0; x < WIDTH; x++) {
        line.append(MARKS.charAt(steps[x][y]));
      }
      lines.add(line.append('|').toString());
    }
    lines.add(border("[SHA256]"));
    return List.copyOf(lines);
  }

  private static int[][] walk(byte[] hash) {
    int end = MARKS.length() - 1;
    int most = end - 2;
    int[][] steps = new int[WIDTH][HEIGHT];
    int x = WIDTH / 2;
    int y = HEIGHT / 2;
    for (byte part : hash) {
      int bits = part;
      // Two bits a step, the lowest first: one for left or right, one for up or down.
      for (int i = 0; i < 4; i++) {
        x = within(x + ((bits & 1) == 0 ? -1 : 1), WIDTH);
        y = within(y + ((bits & 2) == 0 ? -1 : 1), HEIGHT);
        steps[x][y] = Math.min(most, steps[x][y] + 1);
        bits >>= 2;
      }
    }
    steps[WIDTH / 2][HEIGHT / 2] = end - 1;
    steps[x][y] = end;
    return steps;
  }

  private static int within(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }

  /** Type and size, or the type alone where both do not fit. */
  private static String title(PublicKeyLine key) {
    String whole = "[" + key.shortType() + " " + key.bits().orElse(0) + "]";
    return whole.length() <= WIDTH && key.bits().isPresent() ? whole : "[" + key.shortType() + "]";
  }

  private static String border(String title) {
    int before = (WIDTH - title.length()) / 2;
    return "+" + "-".repeat(before) + title + "-".repeat(WIDTH - before - title.length()) + "+";
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
